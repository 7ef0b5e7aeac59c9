/**
 * Why a task was placed as it was, and what somebody thinks otherwise: saved as one writes, after a short pause and when
 * one leaves. What is not saved yet is kept in the browser, task by task, so that neither a closed tab nor a lost network
 * nor another task loses a word.
 */

import { keptAs } from "../live/outbox.js";

const PAUSE_MS = 1200;
const NAMES = ["why", "dissent"];

const find = (id) => document.querySelector(`#${id}`);

/** @param ask  (command) => id */
export function openNotes(ask) {
  const place = `akr-notes-${keptAs}`;
  const form = document.querySelector("form.notes");
  const drafts = new Map(load(place));
  const sent = new Map();
  let view = null;
  let task = null;
  let timer = null;
  let isSaved = false;

  const typed = () => Object.fromEntries(NAMES.map((name) => [name, find(name).value]));
  const same = (one, other) => NAMES.every((name) => (one?.[name] ?? "") === (other?.[name] ?? ""));
  const keep = () => store(place, [...drafts]);

  // It is saved as one writes.
  find("save-notes").hidden = true;
  form.addEventListener("input", () => {
    drafts.set(task, typed());
    keep();
    isSaved = false;
    clearTimeout(timer);
    timer = setTimeout(saveAll, PAUSE_MS);
    showState();
  });
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || saveAll());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saveAll();
  });
  addEventListener("pagehide", saveAll);

  /** Ask for what is written and not asked for. */
  function saveAll() {
    clearTimeout(timer);
    for (const [id, draft] of drafts) {
      if (same(sent.get(id), draft) && sent.has(id)) continue;
      if (!view?.tasks[id] || same(view.tasks[id], draft)) drafts.delete(id);
      else {
        sent.set(id, draft);
        ask({ do: "note_decision", task: id, ...draft });
      }
    }
    keep();
    showState();
  }

  function showState() {
    find("notes-waiting").hidden = !drafts.has(task);
    find("notes-saved").hidden = drafts.has(task) || !isSaved;
  }

  function fill() {
    const from = drafts.get(task) ?? view.tasks[task];
    for (const name of NAMES) {
      const field = find(name);
      // Who is writing is not written over.
      if (field.value !== (from[name] ?? "") && (field !== document.activeElement || drafts.has(task))) field.value = from[name] ?? "";
    }
  }

  return {
    draw(next, id) {
      const isFirst = view === null;
      view = next;
      if (id !== task) {
        if (task !== null) saveAll();
        task = id;
        find("notes-task").value = id;
        isSaved = false;
        for (const name of NAMES) find(name).value = (drafts.get(id) ?? view.tasks[id])[name] ?? "";
      }
      fill();
      if (isFirst) saveAll();
      showState();
    },
    /** A note was saved: its draft is done with, unless more has been written since. */
    done(command) {
      sent.delete(command.task);
      if (same(drafts.get(command.task), command)) drafts.delete(command.task);
      isSaved ||= command.task === task;
      keep();
      showState();
    },
    refused(command) {
      sent.delete(command.task);
      keep();
    },
  };
}

function load(place) {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "[]");
  } catch {
    // Storage is off in some private windows: drafts then live as long as the page.
    return [];
  }
}

function store(place, drafts) {
  try {
    if (drafts.length) localStorage.setItem(place, JSON.stringify(drafts));
    else localStorage.removeItem(place);
  } catch {
    // As above.
  }
}

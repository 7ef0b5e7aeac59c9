/**
 * Why a task was placed as it was, and what somebody thinks otherwise: saved as one writes, after a short pause and when
 * one leaves. What is not saved yet is kept in the browser, task by task, so that neither a closed tab nor a lost network
 * nor another task loses a word.
 */

import { keptAs } from "../live/outbox.js";
import { speak } from "../ui/say.js";
import { load, store } from "../ui/stored.js";

const PAUSE_MS = 1200;
const NAMES = ["why", "dissent"];

/** @param ask  (command) => id */
export function openNotes(ask) {
  const place = `akr-notes-${keptAs}`;
  const drafts = new Map(load(place));
  const sent = new Map();
  const saved = new Set();
  let view = null;
  let timer = null;
  /** The task whose note has been said to be saved, while somebody writes it: once is enough. */
  let said = null;

  const forms = () => [...document.querySelectorAll("form.notes")];
  const taskOf = (form) => form.elements.task.value;
  const typed = (form) => Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value]));
  const same = (one, other) => NAMES.every((name) => (one?.[name] ?? "") === (other?.[name] ?? ""));
  const keep = () => store(place, [...drafts]);

  document.addEventListener("input", ({ target }) => {
    const form = target.closest("form.notes");
    if (!form) return;
    drafts.set(taskOf(form), typed(form));
    saved.delete(taskOf(form));
    keep();
    clearTimeout(timer);
    timer = setTimeout(saveAll, PAUSE_MS);
    forms().forEach(showState);
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    const form = target.closest("form.notes");
    if (!form || form.contains(relatedTarget)) return;
    said = null;
    saveAll();
  });
  document.addEventListener(
    "submit",
    (event) => {
      if (!event.target.matches("form.notes")) return;
      event.preventDefault();
      saveAll();
    },
    true,
  );
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
    forms().forEach(showState);
  }

  function showState(form) {
    const task = taskOf(form);
    form.querySelector("[data-save]").hidden = true; // it is saved as one writes
    form.querySelector("[data-waiting]").hidden = !drafts.has(task);
    form.querySelector("[data-saved]").hidden = drafts.has(task) || !saved.has(task);
  }

  function fill(form) {
    const task = taskOf(form);
    const from = drafts.get(task) ?? view.tasks[task];
    for (const name of NAMES) {
      const field = form.elements[name];
      // Who is writing is not written over.
      if (field.value !== (from[name] ?? "") && (field !== document.activeElement || drafts.has(task))) field.value = from[name] ?? "";
    }
  }

  return {
    /** A form is about this task from now on. */
    show(form, task) {
      if (form.dataset.about === task) return;
      if (form.dataset.about) {
        saved.delete(task);
        saveAll();
      }
      form.elements.task.value = form.dataset.about = task;
      for (const name of NAMES) form.elements[name].value = (drafts.get(task) ?? view.tasks[task])[name] ?? "";
      showState(form);
    },
    /** To be called before any form is shown. */
    draw(next) {
      const isFirst = view === null;
      view = next;
      for (const form of forms()) {
        if (form.dataset.about in view.tasks) fill(form);
        showState(form);
      }
      if (isFirst) saveAll();
    },
    /** A note was saved: its draft is done with, unless more has been written since. */
    done(command) {
      sent.delete(command.task);
      if (same(drafts.get(command.task), command)) drafts.delete(command.task);
      saved.add(command.task);
      keep();
      forms().forEach(showState);
      if (said !== command.task) speak(forms()[0].querySelector("[data-saved]").textContent);
      said = command.task;
    },
    refused(command) {
      sent.delete(command.task);
      keep();
    },
  };
}

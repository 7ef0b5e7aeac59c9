/** Steps to put in order: more than one order is right. */

import { broken, inOrder } from "./in_order.js";

export function openOrder(form, told) {
  const around = form.parentElement;
  const list = form.querySelector("ol");
  const rules = [...around.querySelectorAll("[data-first]")];
  const wrong = around.querySelector("[data-wrong]");
  const right = around.querySelector("[data-right]");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const steps = new Map([...list.children].map((it) => [it.dataset.step, it]));
    const numbers = Object.fromEntries([...steps].map(([id, it]) => [id, Number(it.querySelector("select").value)]));
    const ids = inOrder([...steps.keys()], numbers);
    ids.forEach((id, n) => {
      list.append(steps.get(id));
      steps.get(id).querySelector("select").value = String(n + 1);
    });
    const faults = broken(rules.map(({ dataset }) => ({ first: dataset.first, then: dataset.then })), ids);
    for (const it of rules) it.hidden = !faults.some(({ first, then }) => first === it.dataset.first && then === it.dataset.then);
    for (const it of wrong.querySelectorAll("[data-count]")) it.hidden = Number(it.dataset.count) !== faults.length;
    wrong.hidden = !faults.length;
    right.hidden = faults.length > 0;
    told({ points: faults.length ? null : 100, given: "" });
  });
}

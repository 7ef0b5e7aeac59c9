import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

const listeners = {};
let now = 0;
let sockets = [];
let posts = [];

class FakeSocket {
  static OPEN = 1;
  readyState = 0;
  sent = [];
  constructor() {
    sockets.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  opens() {
    this.readyState = 1;
    this.onopen?.();
  }
  says(frame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

globalThis.WebSocket = FakeSocket;
globalThis.location = { origin: "http://127.0.0.1", href: "/w/ABC123", pathname: "/w/ABC123", reload() {} };
globalThis.sessionStorage = { getItem: () => null, setItem() {} };
globalThis.document = { visibilityState: "visible", readyState: "complete", addEventListener() {} };
globalThis.addEventListener = (name, listener) => (listeners[name] = listener);
globalThis.fetch = async (address, { method, body } = {}) => {
  if (method !== "POST") return new Promise((resolve) => setTimeout(() => resolve({ status: 204 }), 25_000));
  posts.push(JSON.parse(body));
  return { status: 200, json: async () => ({ done: JSON.parse(body).id, at: 1 }) };
};
mock.timers.enable({ apis: ["setTimeout"] });
mock.method(performance, "now", () => now);
mock.method(Math, "random", () => 0.5);

const { connect } = await import("../../app/static/js/live/socket.js");

async function pass(seconds) {
  for (let gone = 0; gone < seconds; gone += 1) {
    mock.timers.tick(1_000);
    now += 1_000;
    for (let turns = 0; turns < 10; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A page with a command to send, until it is answered. */
function page() {
  const left = new Map();
  const states = [];
  const frames = [];
  const socket = connect({
    code: () => "ABC123",
    as: "phone",
    at: () => 7,
    onFrame(frame) {
      frames.push(frame);
      left.delete(frame.done);
    },
    onOpen: () => [...left.values()].forEach(socketSends),
    onState: (state) => states.at(-1) !== state && states.push(state),
  });
  const socketSends = (command) => socket.send(command);
  return {
    frames,
    states,
    left,
    ask(id) {
      left.set(id, { id, do: "cast_vote" });
      socket.send(left.get(id));
    },
  };
}

const newest = () => sockets.at(-1);

/** A page that was left asks for nothing more. */
beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  sockets = [];
  posts = [];
});

test("a socket that answers stays, and nothing is posted", async () => {
  const { ask, left, states } = page();
  newest().opens();
  newest().says({ patch: {}, at: 7 });
  ask("a");
  newest().says({ done: "a", at: 8 });
  for (let times = 0; times < 10; times += 1) {
    await pass(15);
    newest().says({});
  }
  assert.equal(sockets.length, 1);
  assert.deepEqual(states, ["open"]);
  assert.equal(left.size, 0);
  assert.deepEqual(posts, []);
});

test("a socket that shakes hands and brings no view is let go after four seconds, and after two the page polls", async () => {
  const { ask, left } = page();
  ask("a");
  newest().opens();
  assert.deepEqual(newest().sent, [{ id: "a", do: "cast_vote" }]);
  await pass(3);
  assert.equal(sockets.length, 1);
  await pass(3);
  assert.equal(sockets.length, 2);
  newest().opens();
  await pass(5);
  assert.equal(sockets.length, 2);
  left.clear();
  ask("b");
  await pass(1);
  assert.deepEqual(posts.map(({ id }) => id).at(-1), "b");
});

test("a socket that swallows what is sent is let go after six seconds, though it brings all views", async () => {
  const { ask, left } = page();
  newest().opens();
  newest().says({ patch: {}, at: 7 });
  ask("a");
  for (let seconds = 0; seconds < 5; seconds += 1) {
    await pass(1);
    newest().says({ patch: {}, at: 8 });
  }
  assert.equal(sockets.length, 1);
  await pass(3);
  assert.equal(sockets.length, 2);
  newest().opens();
  assert.deepEqual(newest().sent, [{ id: "a", do: "cast_vote" }]);
  newest().says({ done: "a", at: 9 });
  assert.equal(left.size, 0);
});

test("while sockets are doubted what is asked goes both ways, until one has answered for a while", async () => {
  const { ask, frames } = page();
  for (let times = 0; times < 2; times += 1) {
    newest().opens();
    newest().says({ patch: {}, at: 7 });
    ask(`lost ${times}`);
    await pass(8);
  }
  assert.equal(sockets.length, 2, "it polls now");
  for (let seconds = 0; seconds < 100 && sockets.length < 3; seconds += 1) await pass(1);
  assert.equal(sockets.length, 3, "and then tries a socket");
  newest().opens();
  newest().says({ patch: {}, at: 7 });
  posts = [];
  ask("both ways");
  await pass(1);
  assert.deepEqual(posts.map(({ id }) => id), ["both ways"]);
  newest().says({ done: "both ways", at: 9 });
  await pass(11);
  ask("later");
  newest().says({ done: "later", at: 10 });
  await pass(1);
  posts = [];
  ask("trusted");
  newest().says({ done: "trusted", at: 11 });
  await pass(1);
  assert.deepEqual(posts, []);
  assert.ok(frames.some((frame) => frame.done === "trusted"));
});

test("a socket that says nothing for twenty-five seconds is dead", async () => {
  page();
  newest().opens();
  newest().says({ patch: {}, at: 7 });
  await pass(24);
  assert.equal(sockets.length, 1);
  newest().says({});
  await pass(24);
  assert.equal(sockets.length, 1);
  await pass(4);
  assert.equal(sockets.length, 2);
});

// What the person wrote and the server has not answered yet, and what it answered. One open entry a thing.

import { all, write } from "./store.js";
import { seal, unseal } from "./vault.js";

// Entry: order, id, state ("waiting" | "sending" | "done" | "conflict" | "refused"), and sealed: kind, subject, title,
// base_version, saw, values, made_at, words, address. Only "waiting" may still be changed: "sending" may be there already.

export async function entries() {
  const rows = await all("queue");
  return Promise.all(rows.map(async ([order, row]) => ({ order, id: row.id, state: row.state, ...(await unseal(row)) })));
}

async function row(entry) {
  const { order, id, state, ...secret } = entry;
  return ["queue", order, { id, state, ...(await seal(secret)) }];
}

export async function save(...changed) {
  await write(await Promise.all(changed.map(row)));
}

export const pieceKey = (piece) => `${piece.kind}:${piece.subject}`;
const about = (piece) => (entry) => entry.kind === piece.kind && entry.subject === piece.subject;
export const entryAbout = (list, piece) => list.findLast(about(piece));

// Keep what was written about a thing; on the disk when this returns.
export async function keep(piece, saw, values, now) {
  const list = await entries();
  const open = entryAbout(list, piece);
  const fresh = {
    order: (list.at(-1)?.order ?? 0) + 1, id: crypto.randomUUID(), state: "waiting", kind: piece.kind,
    subject: piece.subject, title: piece.title, base_version: piece.version, saw,
  };
  const again = open?.state === "waiting" ? open : fresh;
  const changes = [await row({ ...again, values, made_at: now.toISOString() }), ["drafts", pieceKey(piece), undefined]];
  if (open && open.state !== "waiting") changes.push(["queue", open.order, undefined]);
  await write(changes);
}

export async function forgetAnswered() {
  const answered = (await entries()).filter((entry) => entry.state === "done" || entry.state === "conflict");
  await write(answered.map((entry) => ["queue", entry.order, undefined]));
}

// What counts on the screen: how many entries are in each state, without a key.
export async function counts() {
  const found = { waiting: 0, done: 0, conflict: 0, refused: 0 };
  for (const [, entry] of await all("queue")) found[entry.state === "sending" ? "waiting" : entry.state] += 1;
  return found;
}

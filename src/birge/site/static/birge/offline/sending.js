// Brings the queue to the server, in order, again and again until it is there. Answers say why it stopped.

import { entries, pieceKey, save } from "./queue.js";
import { all, get, write } from "./store.js";
import { kept, seal, unseal } from "./vault.js";

const FIRST_WAIT = 5000;
const LONGEST_WAIT = 300000;
let token = "";
let wait = FIRST_WAIT;

export class Stopped extends Error {
  constructor(why) {
    super(why);
    this.why = why; // "no-network" | "sign-in" | "other-person" | "trouble"
  }
}

async function ask(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { credentials: "same-origin", cache: "no-store", redirect: "manual", ...options });
  } catch {
    throw new Stopped("no-network");
  }
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  return { status: answer.status, body: isJson ? await answer.json() : null };
}

// Who is signed in; asked before anything is sent, because a session may be over and a token old.
export async function signedIn(addresses) {
  const { status, body } = await ask(addresses.state);
  if (status >= 500) throw new Stopped("trouble");
  if (!body?.account) throw new Stopped("sign-in");
  token = body.csrf;
  const vault = await kept();
  if (vault && vault.account !== body.account) throw new Stopped("other-person");
  return body.account;
}

export async function post(address, body) {
  const json = typeof body === "string";
  const headers = { "X-CSRFToken": token, ...(json ? { "Content-Type": "application/json" } : {}) };
  const answer = await ask(address, { method: "POST", headers, body });
  if (answer.status >= 500 || answer.status === 0) throw new Stopped("trouble");
  if (answer.status === 403 && answer.body?.problem !== "refused") throw new Stopped("sign-in");
  return answer;
}

// Send all that waits; then null, or why it stopped. Two tabs do not send at once.
export function send(addresses, tell) {
  return navigator.locks.request("birge-offline-send", async () => {
    const waiting = (await entries()).filter((entry) => entry.state === "waiting" || entry.state === "sending");
    if (!waiting.length) return null;
    try {
      const account = await signedIn(addresses);
      let trouble = null;
      for (const entry of waiting) trouble = (await one(addresses, account, entry, tell)) ?? trouble;
      if (!trouble) wait = FIRST_WAIT;
      return trouble;
    } catch (stopped) {
      if (stopped instanceof Stopped) return stopped.why;
      throw stopped;
    }
  });
}

// The state "sending" is on the disk before the first byte leaves: from then on the entry is not changed, only repeated.
async function one(addresses, account, entry, tell) {
  await save({ ...entry, state: "sending" });
  const { id, kind, subject, base_version, saw, values, made_at } = entry;
  let answer;
  try {
    answer = await post(addresses.send, JSON.stringify({ account, id, kind, subject, base_version, saw, values, made_at }));
  } catch (stopped) {
    if (stopped.why === "trouble") return "trouble"; // this one comes again later; the others go on
    throw stopped;
  }
  if (answer.body?.problem === "other-person") throw new Stopped("other-person");
  const state = answer.status === 200 ? answer.body.outcome : "refused";
  const words = answer.body?.words ? [answer.body.words].flat() : [];
  const settled = { ...entry, state: state === "decided" ? "done" : state, words, address: answer.body?.address };
  if (settled.state === "done") settled.saw = settled.values = {};
  await save(settled);
  if (answer.body?.piece) await renewPiece({ kind, ...answer.body.piece });
  await tell();
  return null;
}

const pieceRow = async (piece) => ["pieces", pieceKey(piece), await seal(piece)];

// What was taken along takes the place of what was there of the same kind.
export async function keepPieces(kind, pieces) {
  const rows = await Promise.all(pieces.map((piece, number) => pieceRow({ kind, number, ...piece })));
  const fresh = new Set(rows.map(([, key]) => key));
  const old = (await all("pieces")).filter(([key]) => key.startsWith(`${kind}:`) && !fresh.has(key));
  await write([...old.map(([key]) => ["pieces", key, undefined]), ...rows]);
}

// A thing as it stands after it was sent, in its old place in the list; unless it is not on the phone any more.
async function renewPiece(piece) {
  const old = await get("pieces", pieceKey(piece));
  if (old) await write([await pieceRow({ number: (await unseal(old)).number, ...piece })]);
}

// How long to wait before the next attempt: twice as long each time, up to five minutes, never in step with others.
export function nextWait() {
  const now = wait * (0.75 + Math.random() / 2);
  wait = Math.min(wait * 2, LONGEST_WAIT);
  return now;
}

// What lies on the phone: four boxes of the browser's database. Nothing but ids, numbers and ciphertext comes in here.

const NAME = "birge-offline";
const BOXES = ["vault", "pieces", "queue", "drafts"];
let opened;

function open() {
  opened ??= new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => BOXES.forEach((box) => request.result.createObjectStore(box));
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  return opened;
}

const answer = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

export async function get(box, key) {
  return answer((await open()).transaction(box).objectStore(box).get(key));
}

// All rows of a box as [key, value], in the order of their keys.
export async function all(box) {
  const store = (await open()).transaction(box).objectStore(box);
  const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
  return keys.map((key, number) => [key, values[number]]);
}

// Writes happen together or not at all. "strict": they are on the disk when this returns, even if the battery dies then.
export async function write(changes) {
  const database = await open();
  const boxes = [...new Set(changes.map(([box]) => box))];
  if (!boxes.length) return;
  const work = database.transaction(boxes, "readwrite", { durability: "strict" });
  for (const [box, key, value] of changes) {
    const store = work.objectStore(box);
    if (value === undefined) store.delete(key);
    else store.put(value, key);
  }
  await new Promise((done, fail) => {
    work.oncomplete = done;
    work.onabort = work.onerror = () => fail(work.error);
  });
}

export async function empty(...boxes) {
  const work = (await open()).transaction(boxes, "readwrite", { durability: "strict" });
  boxes.forEach((box) => work.objectStore(box).clear());
  await new Promise((done, fail) => {
    work.oncomplete = done;
    work.onabort = work.onerror = () => fail(work.error);
  });
}

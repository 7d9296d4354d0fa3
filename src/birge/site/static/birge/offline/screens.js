// What stands on the screen: one of the sections that the server wrote, filled in. No word is made here.

export const one = (name) => document.querySelector(`[data-part="${name}"]`);

export function show(name) {
  for (const section of document.querySelectorAll("[data-screen]")) section.hidden = section.dataset.screen !== name;
  one("bar").hidden = !["list", "outbox"].includes(name);
  const section = document.querySelector(`[data-screen="${name}"]`);
  (section.querySelector("input:not([type=search])") ?? section.querySelector("h2"))?.focus();
  window.scrollTo(0, 0);
}

export function word(name) {
  return document.querySelector("#words").content.querySelector(`[value="${name}"]`).textContent;
}

export function say(place, name, more = "") {
  const element = one(place);
  element.textContent = name ? word(name) + more : more;
  element.hidden = !element.textContent;
}

export function count(counts) {
  for (const [state, number] of Object.entries(counts)) {
    const place = one(`count-${state}`);
    place.textContent = number;
    place.closest("li").hidden = number === 0 && state !== "waiting";
  }
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const STATUS = { waiting: "waiting", sending: "waiting", done: "done", conflict: "open", refused: "failed" };

function status(state) {
  return element("span", word(state), { class: `status status-${STATUS[state]}` });
}

// The things on the phone by their headings; each a button that opens its form.
export function list(pieces, states, open) {
  const place = one("pieces");
  place.replaceChildren();
  let group = null;
  let items = null;
  for (const piece of pieces) {
    if (!items || piece.group !== group) {
      group = piece.group;
      if (group) place.append(element("h3", group));
      items = element("ul", "", { class: "offline-pieces" });
      place.append(items);
    }
    const button = element("button", "", { type: "button", class: "offline-piece" });
    button.append(element("strong", piece.title));
    if (piece.note) button.append(element("span", piece.note, { class: "text-muted" }));
    const state = states.get(piece);
    if (state) button.append(status(state));
    button.addEventListener("click", () => open(piece));
    const item = element("li", "");
    item.append(button);
    items.append(item);
  }
}

// The queue: what was written, its state in a word, why it was refused, where to decide.
export function outbox(entries) {
  const place = one("entries");
  place.replaceChildren();
  for (const entry of entries) {
    const item = element("li", "", { class: "sheet" });
    item.append(element("strong", entry.title), document.createTextNode(" "), status(entry.state));
    for (const why of entry.words ?? []) item.append(element("p", why, { class: "field-error" }));
    if (entry.address) item.append(element("a", word("decide"), { href: entry.address }));
    place.append(item);
  }
}

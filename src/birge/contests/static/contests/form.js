// The application form: sums while she types, and everything saved by itself. Without scripts the buttons do both.
// What could not be sent stays on this device until it was, so that a broken line loses nothing.
const form = document.querySelector("[data-autosave]");

if (form) {
  const saved = document.querySelector("[data-saved]");
  const warning = document.querySelector("[data-not-saved]");
  const version = form.querySelector("input[name=version]");
  const place = `birge-draft:${location.pathname}`;
  const currency = form.querySelector("[data-budget]").dataset.currency;
  let timer = 0;
  let wait = 2000;
  let sending = false;
  let again = false;

  const typed = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  };
  const keepHere = () => {
    const data = typed();
    data.delete("csrfmiddlewaretoken");
    try { localStorage.setItem(place, JSON.stringify([...data])); } catch { /* a full or closed store: the page still has it */ }
  };
  const forgetHere = () => { try { localStorage.removeItem(place); } catch { /* nothing to forget */ } };

  const send = async () => {
    if (sending) { again = true; return; }
    sending = true;
    again = false;
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: typed(), headers: { "X-Birge-Autosave": "1" } });
      const told = await answer.json();
      if (!answer.ok) { warning.textContent = told.error; warning.hidden = false; sending = false; return; }
      version.value = told.version;
      saved.textContent = new Date().toLocaleTimeString();
      warning.hidden = true;
      wait = 2000;
      if (!again) forgetHere();
    } catch {
      warning.hidden = false;
      wait = Math.min(wait * 2, 60000);
      again = true;
    }
    sending = false;
    if (again) later();
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(send, wait); };

  // Sums in whole tyiyn, exactly as the server computes them.
  const SPACES = /[\s\u00a0\u2009\u202f]/g;
  const tyiyn = (text) => {
    const found = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text.replace(SPACES, ""));
    return found ? BigInt(found[1]) * 100n + BigInt((found[2] || "").padEnd(2, "0")) : null;
  };
  const thousandths = (text) => {
    const found = /^(\d+)(?:[.,](\d{1,3}))?$/.exec(text.replace(SPACES, "") || "1");
    return found ? BigInt(found[1]) * 1000n + BigInt((found[2] || "").padEnd(3, "0")) : null;
  };
  const written = (amount) => {
    const sign = amount < 0n ? "−" : "";
    const whole = amount < 0n ? -amount : amount;
    const som = (whole / 100n).toString().replace(/\B(?=(\d{3})+$)/g, "\u00a0");
    return `${sign}${som},${(whole % 100n).toString().padStart(2, "0")}\u00a0${currency}`;
  };
  const addUp = () => {
    let total = 0n;
    let own = 0n;
    for (const row of form.querySelectorAll("[data-budget] tbody tr")) {
      const value = (name) => row.querySelector(`input[name^=${name}-]`).value.trim();
      const price = tyiyn(value("price"));
      const quantity = thousandths(value("quantity"));
      const part = value("own") ? tyiyn(value("own")) : 0n;
      const counts = price !== null && quantity !== null && part !== null;
      const cost = counts ? (2n * quantity * price + 1000n) / 2000n : 0n;
      row.querySelector("[data-cost]").textContent = counts ? written(cost) : "";
      total += cost;
      if (counts) own += part;
    }
    form.querySelector("[data-total]").textContent = written(total);
    form.querySelector("[data-own]").textContent = written(own);
    form.querySelector("[data-grant]").textContent = written(total - own);
  };

  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    addUp();
    keepHere();
    later();
  });
  form.addEventListener("submit", () => { clearTimeout(timer); });
  window.addEventListener("online", send);

  let left = null;
  try { left = JSON.parse(localStorage.getItem(place) || "null"); } catch { left = null; }
  if (left) {
    for (const [name, value] of left) {
      if (name === "version" || name === "do") continue;
      const field = form.elements[name];
      if (field) field.value = value;
    }
    addUp();
    send();
  }
}

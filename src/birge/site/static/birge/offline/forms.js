// Reads a form's fields as texts by name, as the browser would send them, and puts such texts back.

export function read(form) {
  const found = {};
  for (const [name, value] of new FormData(form)) if (value !== "") found[name] = String(value).replaceAll("\r\n", "\n");
  return found;
}

export function fill(form, values) {
  for (const field of form.elements) {
    if (!field.name) continue;
    const value = values[field.name] ?? "";
    if (field.type === "checkbox" || field.type === "radio") field.checked = field.value === value;
    else field.value = value;
  }
}

export function same(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? "") === (other[name] ?? ""));
}

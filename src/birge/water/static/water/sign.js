// A signature drawn with a finger: the picture goes into the form's field as a PNG. Without scripts the form stays hidden
// and the one-time code is the way.
const form = document.querySelector("[data-sign]");

if (form) {
  const pad = form.querySelector("[data-pad]");
  const field = form.querySelector("input[name=picture]");
  const pen = pad.getContext("2d");
  let last = null;
  let drawn = false;

  const wipe = () => {
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, pad.width, pad.height);
    pen.strokeStyle = "#1c2b33";
    pen.lineWidth = 4;
    pen.lineCap = "round";
    drawn = false;
    field.value = "";
  };
  const at = (event) => {
    const box = pad.getBoundingClientRect();
    return [((event.clientX - box.left) * pad.width) / box.width, ((event.clientY - box.top) * pad.height) / box.height];
  };

  pad.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    pad.setPointerCapture(event.pointerId);
    last = at(event);
  });
  pad.addEventListener("pointermove", (event) => {
    if (!last) return;
    const next = at(event);
    pen.beginPath();
    pen.moveTo(...last);
    pen.lineTo(...next);
    pen.stroke();
    last = next;
    drawn = true;
  });
  for (const end of ["pointerup", "pointercancel"]) pad.addEventListener(end, () => { last = null; });
  form.querySelector("[data-clear]").addEventListener("click", wipe);
  form.addEventListener("submit", (event) => {
    if (drawn) field.value = pad.toDataURL("image/png");
    else event.preventDefault();
  });
  wipe();
  form.hidden = false;
}

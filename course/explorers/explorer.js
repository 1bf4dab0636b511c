// The page's side of course.explorers.widget.Explorer: builds the controls, sends their values to Python, shows the
// picture that comes back. It knows nothing of what is drawn.
//
// A control may move faster than Python draws. ipywidgets has one message of a model under way at a time and keeps only
// the latest values of those that wait, so the picture never lags behind by more than one drawing.

const SETTLED = 250; // ms without a new picture until the text follows, so that a screen reader is not flooded
const PATIENCE = 3000; // ms without an answer until the learner is told

const WAITING = "Waiting for Python. If it was restarted, run this cell again.";

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// Makes the node `shown` equal to `next`, touching only what differs: a browser lays out and paints again what is touched.
function follow(shown, next) {
  if (shown.nodeName !== next.nodeName) return shown.replaceWith(next);
  if (shown.nodeType === Node.TEXT_NODE) return shown.data === next.data || (shown.data = next.data);
  for (const { name, value } of next.attributes) {
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  for (const { name } of [...shown.attributes]) if (!next.hasAttribute(name)) shown.removeAttribute(name);
  const [before, after] = [[...shown.childNodes], [...next.childNodes]];
  after.forEach((child, place) => (place < before.length ? follow(before[place], child) : shown.append(child)));
  before.slice(after.length).forEach((child) => child.remove());
}

// Each kind of control: its elements, and how its value is read and written.
const KINDS = {
  slider({ label, low, high, step }) {
    const decimals = (String(step).split(".")[1] ?? "").length;
    const input = make("input", { type: "range", min: low, max: high, step });
    const output = make("output", { ariaLive: "off" }); // the slider itself is read out
    const write = (value) => {
      input.value = value;
      output.value = value.toFixed(decimals).replace("-", "−");
    };
    input.addEventListener("input", () => write(input.valueAsNumber));
    const name = make("label", {}, make("span", {}, label), input);
    const element = make("div", { className: "course-control" }, name, output);
    return { element, input, write, read: () => input.valueAsNumber };
  },
  choice({ label, options }) {
    const input = make("select", {}, ...options.map((option) => make("option", { value: option }, option)));
    const element = make("div", { className: "course-control" }, make("label", {}, make("span", {}, label), input));
    return { element, input, write: (value) => (input.value = value), read: () => input.value };
  },
  switch({ label }) {
    const input = make("input", { type: "checkbox" });
    const name = make("label", {}, input, make("span", {}, label));
    const element = make("div", { className: "course-control course-control--switch" }, name);
    return { element, input, write: (value) => (input.checked = value), read: () => input.checked };
  },
};

function render({ model, el }) {
  const specs = model.get("controls");
  const controls = specs.map((spec) => [spec.name, KINDS[spec.kind](spec)]);
  const reset = make("button", { type: "button", className: "course-reset" }, "Reset");
  const picture = make("div", { className: "course-picture", tabIndex: 0 });
  const summary = make("p", { className: "course-summary", ariaLive: "polite" });
  const note = make("p", { className: "course-note", role: "status", hidden: true }, WAITING);
  const token = model.get("token");
  const still = `[data-course-still="${token}"]`;

  let settling, waiting;
  const send = (values) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (note.hidden = false), PATIENCE);
    model.set("values", values);
    model.save_changes();
  };
  const showValues = () => {
    const values = model.get("values");
    for (const [name, control] of controls) control.write(values[name]);
  };
  const showScene = () => {
    const scene = model.get("scene");
    clearTimeout(waiting);
    clearTimeout(settling);
    note.hidden = true;
    const next = make("template", { innerHTML: scene.svg }).content.firstElementChild;
    if (picture.firstElementChild) follow(picture.firstElementChild, next);
    else picture.append(next);
    settling = setTimeout(() => (summary.textContent = scene.summary), SETTLED);
  };

  for (const [, control] of controls) {
    control.input.addEventListener("input", () =>
      send(Object.fromEntries(controls.map(([name, { read }]) => [name, read()]))),
    );
  }
  reset.addEventListener("click", () => send(Object.fromEntries(specs.map(({ name, value }) => [name, value]))));
  // Keys that move a control must not reach the notebook, where D D deletes a cell; Shift+Enter and Ctrl+S may. They are
  // held back before anybody hears of them: JupyterLite's page listens on their way down.
  const holdBack = (event) => {
    const command = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter");
    if (!command && el.contains(event.target)) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", holdBack, true);
  model.on("change:values", showValues);
  model.on("change:scene", showScene);

  Object.assign(el, { role: "group", ariaLabel: "Controls, and a picture that follows them" });
  el.classList.add("course-ui", "course-panel", "course-explorer");
  el.append(
    make("style", {}, `${still}, .jp-OutputArea-child:has(${still}) { display: none }`),
    make("div", { className: "course-controls" }, ...controls.map(([, control]) => control.element), reset),
    picture,
    summary,
    note,
  );
  showValues();
  showScene();
  summary.textContent = model.get("scene").summary;
  return () => {
    window.removeEventListener("keydown", holdBack, true);
    [settling, waiting].forEach(clearTimeout);
  };
}

export default { render };

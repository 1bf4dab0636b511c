// The page's side of course.letters: radio buttons, and the learner's cell that the chosen letter is written into.
//
// A widget is told nothing of the notebook that it stands in, so it goes by what the page shows: a JupyterLab cell, and in
// it a CodeMirror editor, which takes a change as it takes a key press. Whatever of this is missing, the learner is told
// what to type.

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// CodeMirror's editor behind a cell's text. Its EditorView.findFromDOM, which cannot be had from here, looks at the same.
function editorOf(cell) {
  const content = cell.querySelector(".jp-InputArea .cm-content");
  const part = content?.cmTile ?? content?.cmView;
  return part?.root?.view ?? part?.rootView?.view ?? part?.view;
}

// Where the answer stands: the editor of the nearest code cell above `el` that assigns `name`, and what it assigns.
function answerIn(el, name) {
  const cells = [...(el.closest(".jp-Notebook")?.querySelectorAll(".jp-CodeCell") ?? [])];
  const above = cells.slice(0, Math.max(0, cells.indexOf(el.closest(".jp-CodeCell"))));
  // The placeholder goes with the remark behind it; of an answer, what is between quotation marks.
  const assigns = new RegExp(`^(${name}[ \\t]*=[ \\t]*)(\\.\\.\\.[^\\n]*|"[^"\\n]*"|'[^'\\n]*')`, "m");
  for (const cell of above.reverse()) {
    const editor = editorOf(cell);
    const found = editor && assigns.exec(editor.state.doc.toString());
    if (found) {
      const from = found.index + found[1].length;
      return { editor, from, to: from + found[2].length, value: found[2] };
    }
  }
  return null;
}

function write(el, name, letter) {
  const answer = answerIn(el, name);
  if (!answer || answer.editor.state.readOnly) return false;
  const { editor, from, to } = answer;
  editor.dispatch({ changes: { from, to, insert: `"${letter}"` }, userEvent: "input" });
  return answerIn(el, name)?.value === `"${letter}"`;
}

function render({ model, el }) {
  const [name, letters] = [model.get("name"), model.get("letters")];
  const said = make("p", { className: "course-letters__said", role: "status" });
  const group = `letters-${Math.random()}`; // the buttons of another output are another group
  const inputs = letters.map((value) => make("input", { type: "radio", name: group, value }));
  const choose = ({ target }) => {
    const code = make("code", {}, `${name} = "${target.value}"`);
    said.replaceChildren(
      ...(write(el, name, target.value)
        ? ["The cell above now says ", code, ". Run it, then this one."]
        : ["Write ", code, " into the cell of your answer. Run it, then this one."]),
    );
  };
  inputs.forEach((input) => input.addEventListener("change", choose));
  el.classList.add("course-ui", "course-letters");
  // Keys that choose a letter must not reach the notebook, where they choose a cell; Shift+Enter and Ctrl+S may.
  el.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter");
    if (!command) event.stopPropagation();
  });
  const choices = inputs.map((input) => make("label", {}, input, input.value));
  const legend = make("legend", {}, "Your answer for ", make("code", {}, name));
  el.append(make("fieldset", { className: "course-letters__choices" }, legend, ...choices), said);
  // What the cell says when the buttons appear. A view is put into the page after it is made.
  requestAnimationFrame(() => {
    const value = answerIn(el, name)?.value.slice(1, -1);
    inputs.forEach((input) => (input.checked ||= input.value === value));
  });
}

export default { render };

// What to do about a cell that does not end. Python in a browser cannot be interrupted, only begun anew.

const LONG = 30000; // ms
const LONG_WORDS = "This cell has been running for half a minute. If it does not end, begin Python anew.";
const QUESTION = "Begin Python anew?";
const BODY = "In a browser, a cell cannot be interrupted. Python can be begun anew: your text stays, and the cells have to be run again from the top.";

export function watchCells(app, tracker, ask, warn) {
  const beginAnew = async () => {
    if (await ask(QUESTION, BODY, "Begin anew")) await tracker.currentWidget?.sessionContext.restartKernel();
  };
  app.commands.commandExecuted.connect((_, { id }) => {
    if (id === "notebook:interrupt-kernel" || id === "kernelmenu:interrupt") beginAnew();
  });
  tracker.widgetAdded.connect((_, { sessionContext }) => {
    let waiting;
    sessionContext.statusChanged.connect((_, status) => {
      clearTimeout(waiting);
      if (status === "busy") waiting = setTimeout(() => warn(LONG_WORDS, { label: "Begin anew", callback: beginAnew }), LONG);
    });
  });
}

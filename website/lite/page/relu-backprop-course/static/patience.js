// What to do about a cell that does not end. Python in a browser cannot be interrupted, only begun anew.

const LONG = 30000; // ms
const LONG_WORDS = "This cell has been running for half a minute. If it does not end, choose Restart Kernel in the menu Kernel. Your text stays; then run the cells from the top.";
const QUESTION = "Begin Python anew?";
const BODY = "In a browser, a cell cannot be interrupted. Python can be begun anew: your text stays, and the cells have to be run again from the top.";

export function watchCells(app, tracker, ask, tell) {
  app.commands.commandExecuted.connect(async (_, { id }) => {
    if (id !== "notebook:interrupt-kernel" && id !== "kernelmenu:interrupt") return;
    if (await ask(QUESTION, BODY, "Begin anew")) await tracker.currentWidget?.sessionContext.restartKernel();
  });
  tracker.widgetAdded.connect((_, { sessionContext }) => {
    let waiting;
    sessionContext.statusChanged.connect((_, status) => {
      clearTimeout(waiting);
      if (status === "busy") waiting = setTimeout(() => tell(LONG_WORDS, "warning"), LONG);
    });
  });
}

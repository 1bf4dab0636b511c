// The course's plugins for JupyterLab in a browser.

import { download, downloadAll } from "./download.js";
import { earlyCells } from "./early.js";
import { beginAnew, bringUpToDate, firstLesson } from "./lessons.js";
import { announce } from "./loading.js";
import { watchCells } from "./patience.js";
import { guard } from "./storage.js";
import { oneTabEach } from "./tabs.js";

const MENU = "Course";
const NARROW = 700; // px, below which the file browser leaves no room for the lesson

export async function plugins(library) {
  const [apputils, notebooks, menus, widgets] = await Promise.all(
    ["@jupyterlab/apputils", "@jupyterlab/notebook", "@jupyterlab/mainmenu", "@lumino/widgets"].map(library),
  );
  const { Notification, showDialog, Dialog } = apputils;
  const ask = async (title, body, label, no = "Cancel") => {
    const buttons = [Dialog.cancelButton({ label: no }), Dialog.okButton({ label })];
    return (await showDialog({ title, body, buttons })).button.accept;
  };
  // A notification has room for 140 characters.
  const tell = (title, body) => showDialog({ title, body, buttons: [Dialog.okButton({ label: "Understood" })] });
  const notify = (type) => (words, ...actions) => Notification.emit(words, type, { autoClose: false, actions });
  const [inform, warn] = [notify("info"), notify("warning")];

  return [
    {
      id: "relu-backprop-course:lessons",
      description: "Brings lessons that nobody has touched up to date, and offers to begin one anew.",
      autoStart: true,
      requires: [notebooks.INotebookTracker, menus.IMainMenu],
      activate: async (app, tracker, mainMenu) => {
        const open = () => tracker.currentWidget?.context;
        app.commands.addCommand("course:begin-anew", {
          label: "Begin This Lesson Anew…",
          isEnabled: () => Boolean(open()),
          execute: () => beginAnew(app.serviceManager.contents, open(), ask, warn),
        });
        app.commands.addCommand("course:download", {
          label: "Download This Lesson (To Hand In, or To Keep)",
          isEnabled: () => Boolean(open()),
          execute: () => download(open()),
        });
        app.commands.addCommand("course:download-all", {
          label: "Download All Lessons",
          execute: () => downloadAll(app.serviceManager.contents, tracker),
        });
        app.commands.addCommand("course:welcome", {
          label: "All Lessons and Your Progress",
          execute: () => app.commands.execute("docmanager:open", { path: firstLesson }),
        });
        const menu = new widgets.Menu({ commands: app.commands });
        menu.title.label = MENU;
        for (const command of ["course:welcome", "course:download", "course:download-all", "course:begin-anew"]) menu.addItem({ command });
        mainMenu.addMenu(menu, false, { rank: 65 });
        // JupyterLite forgets what is open when the page is loaded again: the address remembers the lesson.
        tracker.currentChanged.connect((_, panel) => {
          if (panel) history.replaceState(null, "", `?path=${encodeURIComponent(panel.context.path)}`);
        });
        const asked = new URLSearchParams(location.search).has("path");
        app.restored.then(() => asked || app.commands.execute("course:welcome"));
        await bringUpToDate(app.serviceManager.contents, tell, inform);
      },
    },
    {
      id: "relu-backprop-course:python",
      description: "Makes room for the lesson, and says what is loading and what to do about a cell that does not end.",
      autoStart: true,
      requires: [notebooks.INotebookTracker],
      activate: (app, tracker) => {
        announce(tracker);
        app.restored.then(() => innerWidth < NARROW && app.shell.collapseLeft());
        // Firefox does not always give the lesson that opens the focus, without which the menus do not know of it.
        tracker.widgetAdded.connect(async (_, panel) => {
          await Promise.all([app.restored, panel.revealed]);
          if (!app.shell.currentWidget) app.shell.activateById(panel.id);
        });
        watchCells(app, tracker, ask, warn);
      },
    },
    {
      id: "relu-backprop-course:early-cells", // in the place of JupyterLab's own, which jupyter-lite.json leaves out
      description: "Runs cells, those that are run early once Python is there.",
      autoStart: true,
      provides: notebooks.INotebookCellExecutor,
      activate: () => earlyCells(notebooks),
    },
    {
      id: "relu-backprop-course:storage",
      description: "Says where work cannot be kept, and lets one tab at a time work on a lesson.",
      autoStart: true,
      requires: [notebooks.INotebookTracker],
      activate: (app, tracker) => {
        const downloadAction = { label: "Download All Lessons", callback: () => app.commands.execute("course:download-all") };
        guard(tracker, tell, (words) => warn(words, downloadAction));
        oneTabEach(tracker, ask);
      },
    },
  ];
}

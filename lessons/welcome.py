# %% [markdown]
r"""
# Back-propagation through ReLU

**How does a network learn through a gate that is either open or closed?** You find out by writing the gate yourself: first
the way forward, then the way back, then whole networks of it. NumPy is all you use, so nothing is hidden. When something is
wrong, the check names the mistake and says where to look next.

**Is it for you?** You can use NumPy arrays, and you know what a derivative is. The chain rule and everything about
networks is explained when it comes up.

## The lessons

{{lessons}}

Begin with the first, and stop whenever you like. Minutes after a + are for going further; no later lesson needs it. The same goes for a
lesson that is marked as optional.

## How to work

- **Run** a cell with Shift+Enter, from top to bottom.
- **Write** your code in place of `raise NotImplementedError`, and your answer to a question in place of `...`.
- **Check** by running the cell below it, as often as you like. A wrong attempt costs nothing.
- **Stuck?** Above each exercise is help in steps, closed until you click on it: a question, a pointer, then the formula.
- **Move the sliders** with the mouse or the arrow keys. The picture follows.
"""

# %% [markdown]
r"""
## Is everything ready?

Run this cell. Each line has a ✓, or says what to do. If you read instead that this Python has no course, choose *Kernel*,
then *Change Kernel*, or open the course as you did the first time.
"""

# %%
from course import check_environment, progress

check_environment()

# %% [markdown]
r"""
## Where do you stand?

Every check that passes is kept in a small file beside your lessons, and goes nowhere else. Come back here to see what is
done and what is next:
"""

# %%
progress()

# %% [markdown]
r"""
## When a lesson is done

Save it, and see that it runs from top to bottom: in the menu *Kernel*, choose *Restart Kernel and Run All Cells*. The button
*Validate*, where there is one, does the same and says which checks fail.

**In a class.** If there is a menu *Nbgrader* above, choose *Assignment List* in it, and *Submit* beside the lesson. You may
submit again: the last one counts. Later, *Fetch Feedback* there brings your marks, page by page. Without that menu, hand in
the lesson's notebook as your teacher says: it lies in your copy of the lessons, in the folder with the lesson's name.

**In a browser, with nothing installed.** If there is a menu *Course* above, your work is kept in this browser only. *Download
This Lesson* in that menu saves the file that you hand in, or keep. *Begin This Lesson Anew* keeps what you wrote beside the
new copy. A cell that does not end is ended by *Kernel*, *Restart Kernel*.

**On your own.** Compare with the worked solutions, if your copy of the course has them: `make solutions` in a terminal, or
`relu-course --solutions`, puts them into the folder `solutions`, beside your lessons.
"""

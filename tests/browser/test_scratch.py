from playwright.sync_api import expect
import time
def test_path(lesson):
    lesson.run("import numpy as np\n\nfrom course")
    lesson.write("relu_backward", "def relu_backward(dA, cache):\n    return dA * cache\n")
    print(repr(lesson.run("relu_backward").inner_text()))
    t=time.time()
    out = lesson.run("test_relu_backward")
    print(time.time()-t, out.inner_text())
    lesson.picture("scratch_wrong")
    lesson.write("relu_backward", "def relu_backward(dA, cache):\n    if True:\n        return dA * (cache > 0)\n")
    lesson.run("relu_backward"); print(lesson.run("test_relu_backward").inner_text())
    lesson.set_theme("dark"); lesson.cell("test_relu_backward").scroll_into_view_if_needed(); lesson.picture("scratch_right")
    lesson.run_all()
    lesson.save()
    print([lesson.cell(i).locator(".jp-InputPrompt").inner_text() for i in range(12) if lesson.cell(i).locator(".jp-CodeMirrorEditor, .jp-InputPrompt").count()])

"""Attacks on the connection between the student's process and the judge.

What the judge hears is the student's own word, so a forged answer is worth no more than a returned one. But no
message may harm the judge, take its time, or be taken for a mark.
"""

from hostile_case import ANY_END, STOPPED, Case, attack

FOUND = "the wire was found"
"""What an attack prints that has got hold of the connection."""

SOCKETS = """
import os, socket, stat, struct, sys, threading, time
lines = []
for name in os.listdir("/proc/self/fd"):
    try:
        if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
            lines.append(int(name))
    except OSError:
        pass
HEAD = getattr(sys.modules.get("autograder.engine.wire.frames"), "HEAD", struct.Struct("!QQ"))
if lines and "autograder.engine.wire.frames" in sys.modules:
    print("the wire " "was found")
"""

HOOK = """
import json, sys, time
frames = sys.modules["autograder.engine.wire.frames"]
real_send, on = frames.Connection.send, []
def send(own, message, blobs=()):
    if on and "re" in message:
        on.clear()
        forge(own.socket, message["re"])
    else:
        real_send(own, message, blobs)
frames.Connection.send = send
def raw(connection, text, blob=b""):
    text = text if isinstance(text, bytes) else json.dumps(text).encode()
    connection.sendall(frames.HEAD.pack(len(text), len(blob)) + text + blob)
print("the wire " "was found")
def forge(connection, number):
"""
ANSWERS = {
    "relu_backward": "def relu_backward(dA, Z):\n    on.append(1)\n    return 0",
    "mean_squared_error": "def mean_squared_error(A, Y):\n    on.append(1)\n    return 0",
    "centered": "def centered(x):\n    on.append(1)\n    return 0",
}


def at_large(name: str, story: str, code: str, **more) -> Case:
    """Between honest cells, something is done to every socket that the process has, whose numbers are in `lines`."""
    return attack(name, story, first=SOCKETS, relu_backward=code, ends=more.pop("ends", ANY_END), **more)


def replies(name: str, story: str, forge: str, only: str = "") -> Case:
    """Instead of the answer to a call `forge` sends what it likes: the body of a function of connection, number."""
    indented = "\n".join(f"    {line}" for line in forge.strip("\n").splitlines())
    answers = {key: text for key, text in ANSWERS.items() if only in key}
    return attack(name, story, first=HOOK + indented, ends=ANY_END, **answers)


def answers_with(name: str, story: str, node: str) -> Case:
    """The answer to a call is the node `node`, a Python expression, with 64 bytes beside it."""
    return replies(name, story, f"raw(connection, {{'re': number, 'result': {node}}}, bytes(64))")


CASES = (
    at_large(
        "wire_garbage", "Random bytes into every socket.", "for line in lines:\n    os.write(line, os.urandom(4096))"
    ),
    at_large(
        "wire_zeros", "A message of no bytes, and then zeros.", "for line in lines:\n    os.write(line, bytes(4096))"
    ),
    at_large(
        "wire_giant",
        "A message that claims to be larger than any memory.",
        "for line in lines:\n    os.write(line, bytes([255]) * HEAD.size + b'{' * 1000)",
    ),
    at_large(
        "wire_half_a_message",
        "A message that breaks off.",
        "for line in lines:\n    os.write(line, HEAD.pack(1000, 0) + b'{')\n    os.close(line)",
    ),
    at_large("wire_closed", "Closes every socket.", "for line in lines:\n    os.close(line)", ends=STOPPED),
    at_large("wire_all_closed", "Closes whatever is open.", "os.closerange(0, 4096)", ends=STOPPED),
    at_large(
        "wire_shut_down",
        "Shuts every socket down without closing it.",
        "for line in lines:\n    socket.socket(fileno=os.dup(line)).shutdown(socket.SHUT_RDWR)",
        ends=STOPPED,
    ),
    at_large(
        "wire_read_by_a_thread",
        "A thread reads what the judge asks, before the real reader does.",
        """
def read():
    for _ in range(200):
        for line in lines:
            try:
                os.read(line, 100_000)
            except OSError:
                pass
threading.Thread(target=read, daemon=True).start()
""",
        # What is asked of a later cell never arrives: nobody can tell that from a cell that hangs.
        least=3,
    ),
    at_large(
        "wire_answered_by_a_thread",
        "A thread answers every question before it is asked.",
        """
import json
def answer():
    for number in range(1, 3000):
        text = json.dumps({"re": number, "result": 7.5, "outputs": [], "value": 3.0, "names": {}}).encode()
        for line in lines:
            try:
                os.write(line, HEAD.pack(len(text), 0) + text)
            except OSError:
                pass
        time.sleep(0.0005)
threading.Thread(target=answer, daemon=True).start()
""",
    ),
    at_large(
        "wire_flooded",
        "A thread writes into every socket without end.",
        """
def flood():
    for _ in range(2000):
        for line in lines:
            try:
                os.write(line, b"[" * 65536)
            except OSError:
                pass
threading.Thread(target=flood, daemon=True).start()
""",
    ),
    at_large(
        "wire_code_replaced",
        "Every function of the grader's that is in the process gets other code.",
        """
import gc, types
for thing in gc.get_objects():
    if isinstance(thing, types.FunctionType) and str(thing.__module__).startswith("autograder"):
        try:
            thing.__code__ = (lambda *given, **more: True).__code__
        except ValueError:
            pass
""",
    ),
    at_large(
        "wire_modules_replaced",
        "Every name in the grader's modules stands for something else.",
        """
for name, module in list(sys.modules.items()):
    if name.startswith("autograder"):
        for word in [word for word in vars(module) if not word.startswith("__")]:
            setattr(module, word, lambda *given, **more: True)
""",
    ),
    replies("wire_silence", "No answer at all.", "pass", "centered"),
    replies(
        "wire_slow",
        "The answer, one byte every tenth of a second.",
        "for _ in range(40):\n    connection.sendall(b'\\0')\n    time.sleep(0.1)",
        "centered",
    ),
    replies(
        "wire_wrong_number", "The answer to another question.", "raw(connection, {'re': number + 1, 'result': 7.5})"
    ),
    replies(
        "wire_twice",
        "Two answers to one question.",
        "raw(connection, {'re': number, 'result': 1.0})\nraw(connection, {'re': number, 'result': 7.5})",
    ),
    replies(
        "wire_many",
        "A thousand answers at once.",
        "for n in range(number, number + 1000):\n    raw(connection, {'re': n, 'result': 7.5})",
    ),
    replies("wire_no_object", "A list instead of an object.", "raw(connection, [number, 4.5])"),
    replies(
        "wire_no_json", "Half of a surrogate, in no encoding.", "raw(connection, b'{\"re\": ' + bytes(range(128, 256)))"
    ),
    replies("wire_deep", "Four million brackets.", "raw(connection, b'[' * 4_000_000)"),
    replies(
        "wire_deep_value",
        "A value nested nine hundred deep.",
        "node = 1.0\nfor _ in range(450):\n    node = ['l', [node]]\nraw(connection, {'re': number, 'result': node})",
    ),
    replies(
        "wire_long_number",
        "A number of a million digits.",
        "raw(connection, b'{\"re\": %d, \"result\": ' % number + b'9' * 1_000_000 + b'}')",
    ),
    replies(
        "wire_many_names",
        "The same key a million times.",
        "raw(connection, b'{' + b'\"re\": 1, ' * 800_000 + b'\"result\": 7.5}')",
        "centered",
    ),
    replies(
        "wire_big",
        "Sixty megabytes beside the answer.",
        "raw(connection, {'re': number, 'result': ['b', 0, 60_000_000]}, bytes(60_000_000))",
        "centered",
    ),
    replies(
        "wire_not_a_number",
        "NaN where the number of the question belongs.",
        'raw(connection, b\'{"re": NaN, "result": Infinity}\')',
    ),
    replies(
        "wire_says_passed",
        "The answer says that the test has passed, with all its points.",
        "raw(connection, {'re': number, 'result': None, 'score': 3, 'value': 3.0, 'status': 'ok', 'mark': {'score': 3},"
        " 'verdict': {'score': 18}, 'outputs': [{'output_type': 'execute_result', 'data': {'text/plain': '3'}}]})",
    ),
    replies(
        "wire_odd_outputs",
        "Outputs that are none.",
        "raw(connection, {'re': number, 'result': 1.0, 'warnings': [3, [[{}], {}]],"
        " 'outputs': [1, None, [], {}, {'output_type': 7},"
        " {'output_type': 'stream', 'text': {}}, {'output_type': 'display_data', 'data': []}, {'output_type': 'error'},"
        " {'output_type': 'display_data', 'data': {'text/html': 5, 'image/png': {}}, 'metadata': 3}]})",
    ),
    replies(
        "wire_odd_error",
        "An error that is none.",
        "raw(connection, {'re': number, 'error': {'kinds': ['SystemExit', 'x' * 10**6], 'text': 'fine',"
        " 'frames': [[1, 2, 3], ['f', '<relu_backward>', 10**9]]}})",
    ),
    replies("wire_error_number", "An error that is a number.", "raw(connection, {'re': number, 'error': 3})"),
    replies(
        "wire_other_arguments",
        "Says that the arguments have become something else.",
        "raw(connection, {'re': number, 'result': 7.5, 'after': ['l', [['l', [1, ['d', []]]], 'x']]})",
    ),
    replies(
        "wire_odd_arguments",
        "Says that there are other arguments.",
        "raw(connection, {'re': number, 'result': 7.5, 'after': {'a': 1}})",
    ),
    replies(
        "wire_asks_back",
        "Asks the judge to call something, ten thousand times.",
        "given = ['l', [['l', []], ['d', []]]]\n"
        "for n in range(10_000):\n    raw(connection, {'do': 'call', 'n': n, 'handle': n % 50, 'given': given})",
    ),
    replies(
        "wire_orders",
        "Tells the judge to run a cell and to write files.",
        "raw(connection, {'do': 'run', 'n': 1, 'source': '1', 'label': 'a', 'names': []})\n"
        "raw(connection, {'do': 'files', 'n': 2, 'files': ['d', []]})",
    ),
    answers_with(
        "wire_unknown_node", "A kind of value that there is not.", "['pickle', 'cos\\nsystem\\n(S\"true\"\\ntR.']"
    ),
    answers_with("wire_empty_node", "A list without its letter.", "[]"),
    answers_with("wire_object_array", "An array of objects, as bytes.", "['a', '|O', [8], 'C', 0, 64]"),
    answers_with("wire_odd_dtype", "A dtype that is a programme.", "['a', \"(8,)f8,O\", [1], 'C', 0, 64]"),
    answers_with(
        "wire_giant_shape", "A shape that the bytes do not fill.", "['a', '<f8', [10**9, 10**9, 10**9], 'C', 0, 64]"
    ),
    answers_with(
        "wire_negative_shape",
        "Dimensions below 0, and buffers before the beginning.",
        "['t', [['a', '<f8', [-8, -1], 'C', 0, 64], ['b', -8, 64], ['b', 0, 10**18]]]",
    ),
    answers_with(
        "wire_giant_item",
        "An array whose items are a megabyte of text each.",
        "['a', '<U262144', [0, 10**12], 'C', 0, 0]",
    ),
    answers_with("wire_odd_text", "Text beyond the last character there is.", "['n', '<U1', 'ffffffff']"),
    answers_with(
        "wire_false_reference",
        "A reference to what was never sent.",
        "['t', [['r', 10**9], ['r', -1], ['r', 0.5], ['h', 1], ['h', 0]]]",
    ),
    answers_with(
        "wire_false_handle", "A function that was never lent.", "['x', 10**9, 'function', 'abs', [['given', 9, True]]]"
    ),
    answers_with(
        "wire_endless_lending",
        "A function lent again and again.",
        "['l', [['x', n, 'function', 'f', None] for n in range(5_000)]]",
    ),
    answers_with(
        "wire_false_generator",
        "A random generator whose state lies outside its own memory.",
        "['g', 'RandomState', ['d', [['bit_generator', 'MT19937'],"
        " ['state', ['d', [['key', ['a', '<u4', [16], 'C', 0, 64]], ['pos', 10**9]]]]]]]",
    ),
    answers_with(
        "wire_colliding_numbers",
        "A set of numbers that Python finds hard to tell apart.",
        "['s', [n * (2**61 - 1) for n in range(200_000)]]",
    ),
    answers_with("wire_giant_range", "A range without end, which is small to send.", "['q', 0, 10**18, 1]"),
)

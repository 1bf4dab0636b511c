"""Attacks on the machine: files, other submissions, the gradebook, the network, other processes, the kernel.

Each prints `reached:` where it got through. HOST holds what the attacker knows: paths on the host, a port and a
socket's name that listen there, and the test's own process.
"""

from hostile_case import ANY_END, Case, attack

OPEN = """
import glob, os
for path in {paths}:
    for found in glob.glob(os.path.expanduser(path)) or [path]:
        try:
            content = open(found, "rb").read(10_000_000)
        except OSError:
            continue
        if {wanted}:
            reached(found)
"""


def reads(name: str, story: str, paths: str, wanted: str = "HOST['mark'].encode() in content") -> Case:
    """Reads files by path; `wanted` shows that it got the host's own: by default the mark that all traps bear."""
    return attack(name, story, first=OPEN.format(paths=paths, wanted=wanted), ends=ANY_END)


def tries(name: str, story: str, code: str, on_stock: bool = True, **more) -> Case:
    """A first cell that tries something on the machine."""
    return attack(name, story, first=code, ends=ANY_END, on_stock=on_stock, **more)


LIBC = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
"""

NOT_THE_HOST = """
import os
try:
    host_is_there = os.readlink("/proc/self/ns/pid") == HOST["processes"]
except OSError:
    try:
        os.kill(HOST["pid"], 0)
        host_is_there = True
    except ProcessLookupError:
        host_is_there = False
if host_is_there:
    reached("the processes of the host")
"""
"""A signal to everybody is sent only outside the test's own pid namespace: a leaky jail costs no more than a mark."""

CASES = (
    reads("reads_secret", "A file of the instructor's, by its path.", "[HOST['secret']]"),
    reads(
        "reads_source",
        "The instructor's notebook, solutions and all.",
        "[HOST['source'], '/home/*/*/source/*/*.ipynb', '~/*/source/*/*.ipynb']",
        "b'BEGIN SOLUTION' in content",
    ),
    reads("reads_submissions", "What others handed in.", "[HOST['folder'] + '/submitted/*/*/*']"),
    reads("reads_gradebook", "Everybody's marks.", "[HOST['gradebook']]", "content.startswith(b'SQLite')"),
    reads(
        "reads_environment",
        "The environment of every process there is.",
        "['/proc/[0-9]*/environ', '/proc/self/environ']",
    ),
    reads(
        "reads_roots",
        "The host's files through the roots of other processes.",
        "[f'/proc/[0-9]*/root{HOST[\"secret\"]}']",
    ),
    reads(
        "reads_folders",
        "The host's files through the working folders of other processes.",
        "['/proc/[0-9]*/cwd' + '/..' * 9 + HOST['secret'], '/proc/[0-9]*/fd/*' + '/..' * 9 + HOST['secret']]",
    ),
    reads(
        "reads_memory_of_others",
        "What other processes were started with.",
        "['/proc/[0-9]*/cmdline']",
        "b'pytest' in content or b'nbgrader' in content",
    ),
    reads(
        "reads_shadow",
        "The machine's passwords.",
        "['/etc/shadow', '/etc/gshadow']",
        "b':' in content and b'root' in content",
    ),
    reads(
        "reads_home",
        "Whatever lies in the home folders.",
        "['~/.bashrc', '~/.ssh/*', '~/.bash_history', '~/.gitconfig', '/root/.*rc', '/home/*/.*rc']",
        "content",
    ),
    reads(
        "reads_keys",
        "Keys of the machine and of its services.",
        "['/etc/ssh/*_key', '/run/secrets/*/*', '/run/secrets/*', '/var/run/docker.sock', '/etc/ssl/private/*']",
        "content",
    ),
    tries(
        "its_own_environment",
        "Secrets in its own environment.",
        "import os\nif HOST['mark'] in str(dict(os.environ)):\n    reached('the environment')",
    ),
    tries(
        "imports_the_answers",
        "Imports what only instructors have.",
        """
        import importlib
        for name in ("authoring.attempts", "authoring.reference", "gradebook.course", "engine.judge.walk"):
            try:
                importlib.import_module("autograder." + name)
            except ImportError:
                continue
            reached(name)
        """,
    ),
    tries(
        "searches_the_disk",
        "Walks over the whole file system for what it could use.",
        """
        import os, time
        end = time.monotonic() + 1.5
        for folder, folders, files in os.walk("/"):
            folders[:] = [name for name in folders if os.path.join(folder, name) not in ("/proc", "/sys", "/dev")]
            for name in files:
                if HOST["word"] in name or (name == "gradebook.db" and "nbgrader/tests" not in folder):
                    reached(os.path.join(folder, name))
            if time.monotonic() > end:
                break
        """,
    ),
    tries(
        "inherited_files",
        "Files and folders that whoever started the process left open.",
        """
        import os
        for name in os.listdir("/proc/self/fd"):
            try:
                link = os.readlink(f"/proc/self/fd/{name}")
            except OSError:
                continue
            if ".ipynb" in link or "gradebook" in link or HOST["folder"] in link:
                reached(link)
            for up in ("..", "../../../../../../../.."):
                try:
                    found = os.open(up + HOST["secret"], os.O_RDONLY, dir_fd=int(name))
                except OSError:
                    continue
                reached("the secret, from an open folder")
        """,
    ),
    tries(
        "writes_gradebook",
        "Gives itself full marks in the gradebook.",
        """
        import sqlite3
        book = sqlite3.connect(HOST["gradebook"], timeout=1)
        book.execute("UPDATE grade SET manual_score = 3, auto_score = 3, needs_manual_grade = 0")
        book.commit()
        reached("the gradebook")
        """,
    ),
    tries(
        "writes_gradebook_later",
        "Leaves a process behind that gives itself marks again and again.",
        """
        import os, sqlite3, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                for _ in range(40):
                    try:
                        book = sqlite3.connect(HOST["gradebook"], timeout=1)
                        book.execute("UPDATE grade SET manual_score = 3, needs_manual_grade = 0")
                        book.commit()
                        book.close()
                        reached("the gradebook")
                    except sqlite3.Error:
                        pass
                    time.sleep(0.1)
            os._exit(0)
        """,
    ),
    tries(
        "changes_other_submissions",
        "Writes into what others handed in, and removes their rights.",
        """
        import glob, os
        for path in glob.glob(HOST["folder"] + "/submitted/*/*/*"):
            os.chmod(path, 0o777)
            open(path, "a").write(" ")
            reached(path)
        """,
        on_stock=False,
    ),
    tries(
        "writes_everywhere",
        "Leaves a file in every folder that Python looks into, and in the usual places.",
        """
        import glob, os, sys
        usual = {"/", "/etc", "/usr/lib", "/opt", "/home", "/root", "/var", sys.prefix}
        for folder in {*sys.path, *usual, HOST["folder"]}:
            try:
                open(os.path.join(folder or ".", "hostile-" + HOST["word"]), "w").write("here")
            except OSError:
                continue
            if folder not in ("", os.getcwd(), "/tmp"):
                print("wrote into", folder)
        """,
        on_stock=False,
    ),
    tries(
        "changes_the_course",
        "Writes into the course's own package and into NumPy, for whoever comes next.",
        """
        import os
        for package in (np, __import__("IPython")):
            for way in (os.O_WRONLY, os.O_RDWR | os.O_APPEND):
                try:
                    os.close(os.open(package.__file__, way))
                except OSError:
                    continue
                reached(package.__file__)
        """,
    ),
    tries(
        "links_to_secrets",
        "Leaves links to the host's files where its own files are expected.",
        """
        import os
        for name in ("01_hostile.ipynb", "timestamp.txt", "answer.txt", "seen"):
            if os.path.lexists(name):
                os.remove(name)
            os.symlink(HOST["secret"], name)
        os.symlink("/", "root")
        if os.path.exists("answer.txt"):
            reached("the secret, by a link")
        """,
        on_stock=False,
    ),
    tries(
        "connects",
        "Connects to what listens on the host's loopback, and to the world.",
        """
        import errno, socket
        for host, port in (("127.0.0.1", HOST["port"]), ("localhost", HOST["port"]), ("::1", HOST["port"])):
            try:
                with socket.create_connection((host, port), timeout=0.5) as line:
                    line.sendall(b"connects")
                reached(f"{host}:{port}")
            except OSError as error:
                print(error)
        with socket.socket() as line:
            line.settimeout(0.3)
            if line.connect_ex(("192.0.2.1", 80)) not in (errno.ENETUNREACH, errno.EPERM, errno.EACCES):
                reached("a way out")
        """,
    ),
    tries(
        "sends_datagrams",
        "Sends a datagram, which needs no connection.",
        """
        import socket
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.sendto(b"sends_datagrams", ("127.0.0.1", HOST["port"]))
        """,
    ),
    tries(
        "asks_for_names",
        "Looks a name up, which tells a name server about it.",
        """
        import socket
        socket.setdefaulttimeout(0.5)
        try:
            socket.getaddrinfo("mark-of-ada.invalid", 80)
            reached("a name server")
        except OSError as error:
            print(error)
        """,
    ),
    tries(
        "abstract_socket",
        "Connects to a socket of the host that has a name but no file.",
        """
        import socket
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(0.5)
            line.connect("\\0" + HOST["abstract"])
            line.sendall(b"abstract_socket")
        reached("an abstract socket")
        """,
    ),
    tries(
        "socket_file",
        "Connects to a socket of the host by its file.",
        """
        import socket
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(0.5)
            line.connect(HOST["socket"])
            line.sendall(b"socket_file")
        reached("a socket's file")
        """,
    ),
    tries(
        "odd_sockets",
        "Sockets of families that no network namespace holds back.",
        """
        import socket
        for family, kind, protocol, address in (
            (40, socket.SOCK_STREAM, 0, (2, 22)),
            (17, socket.SOCK_RAW, 3, None),
            (38, socket.SOCK_SEQPACKET, 0, ("hash", "sha256")),
            (31, socket.SOCK_RAW, 1, None),
        ):
            try:
                with socket.socket(family, kind, protocol) as line:
                    line.settimeout(0.3)
                    if address and family == 40:
                        line.connect(address)
                        reached(f"family {family}")
            except OSError as error:
                print(error)
        """,
    ),
    tries(
        "kills_everybody",
        "SIGKILL to every process it can see.",
        NOT_THE_HOST + "else:\n    os.kill(-1, 9)",
    ),
    tries(
        "kills_its_parents",
        "SIGKILL to its parent, to its process group and to process 1.",
        NOT_THE_HOST
        + """
else:
    for number in (os.getppid(), 1, 2):
        for kill in (os.kill, os.killpg):
            try:
                kill(number, 9)
            except (ProcessLookupError, PermissionError):
                pass
    os.killpg(0, 9)
""",
    ),
    tries(
        "stops_its_parents",
        "Stops, rather than kills, whoever could end it; then loops.",
        NOT_THE_HOST
        + """
else:
    for number in (os.getppid(), 1, 2, 3):
        try:
            os.kill(number, 19)
        except OSError:
            pass
    while True: pass
""",
    ),
    tries(
        "leaves_a_daemon",
        "Starts a process that leaves its session and outlives the notebook.",
        """
        import os, socket, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                for number in range(3, 256):
                    try:
                        os.close(number)
                    except OSError:
                        pass
                time.sleep(3)
                try:
                    open(HOST["folder"] + "/daemon", "w").write("here")
                    line = socket.create_connection(("127.0.0.1", HOST["port"]), timeout=1)
                    line.sendall(b"leaves_a_daemon")
                except OSError:
                    pass
                time.sleep(60)
            os._exit(0)
        """,
        on_stock=False,
    ),
    tries(
        "traces_its_parent",
        "Attaches to its parent as a debugger does, and reads and writes its memory.",
        LIBC
        + """
parent = os.getppid()
if parent and libc.ptrace(16, parent, 0, 0) == 0:
    os.waitpid(parent, 0x40000000)
    libc.ptrace(17, parent, 0, 0)
    reached("its parent, as a debugger")
try:
    if parent:
        os.close(os.open(f"/proc/{parent}/mem", os.O_RDWR))
        reached("its parent's memory")
except OSError as error:
    print(error)
""",
    ),
    tries(
        "new_namespaces",
        "Makes namespaces of its own, to become root and to mount what it likes.",
        LIBC
        + """
if libc.unshare(0x10000000 | 0x00020000) == 0:
    libc.mount(b"none", b"/", None, 0x4000 | 0x40000, None)
    libc.umount2(b"/", 2)
    libc.mount(b"proc", b"/proc", b"proc", 0, None)
    libc.chroot(b"/proc/1/root")
if os.path.exists(HOST["secret"]):
    reached("the secret, from another namespace")
""",
        on_stock=False,
    ),
    tries(
        "leaves_its_root",
        "The classical way out of a chroot.",
        """
        import os
        try:
            os.mkdir("inner")
            os.chroot("inner")
            for _ in range(64):
                os.chdir("..")
            os.chroot(".")
        except OSError as error:
            print(error)
        if os.path.exists(HOST["secret"]):
            reached("the secret, from outside")
        """,
        on_stock=False,
    ),
    tries(
        "enters_other_namespaces",
        "Enters the namespaces of process 1 and of its parent.",
        LIBC
        + """
for number in (1, 2, os.getppid()):
    for kind in ("user", "mnt", "net", "pid"):
        try:
            handle = os.open(f"/proc/{number}/ns/{kind}", os.O_RDONLY)
        except OSError:
            continue
        libc.setns(handle, 0)
if os.path.exists(HOST["secret"]):
    reached("the secret, from another namespace")
""",
        on_stock=False,
    ),
    tries(
        "kernel_files",
        "Opens, for writing, files with which the kernel is told what to do.",
        """
        import os
        for path in ("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/proc/sys/vm/drop_caches", "/dev/mem",
                     "/dev/kmsg", "/dev/vda", "/dev/sda", "/sys/kernel/uevent_helper", "/sys/fs/cgroup/cgroup.procs",
                     "/sys/fs/cgroup/release_agent", "/proc/self/exe"):
            try:
                os.close(os.open(path, os.O_WRONLY))
            except OSError:
                continue
            reached(path)
        """,
    ),
    tries(
        "makes_devices",
        "Makes a device file of the machine's disk.",
        """
        import os, stat
        for major, minor in ((254, 0), (8, 0), (259, 0), (1, 1)):
            try:
                os.mknod(f"disk-{major}", stat.S_IFBLK | 0o600, os.makedev(major, minor))
                os.close(os.open(f"disk-{major}", os.O_RDONLY))
            except OSError as error:
                print(error)
            else:
                reached("the disk itself")
        """,
        on_stock=False,
    ),
    tries(
        "changes_user",
        "Becomes root, or sets a file's owner and its setuid bit.",
        """
        import os
        try:
            os.setuid(0)
            os.setgroups([0])
            os.nice(-20)
        except OSError as error:
            print(error)
        try:
            open("tool", "w").write("#!/bin/sh")
            os.chown("tool", 0, 0)
            os.chmod("tool", 0o6777)
        except OSError as error:
            print(error)
        try:
            print(open(HOST["secret"]).read())
            reached("the secret")
        except OSError as error:
            print(error)
        """,
    ),
    tries(
        "raises_its_limits",
        "Takes its own limits away, then takes a gigabyte.",
        """
        import resource
        for name in dir(resource):
            if name.startswith("RLIMIT_"):
                try:
                    resource.setrlimit(getattr(resource, name), (-1, -1))
                except (OSError, ValueError) as error:
                    print(name, error)
        kept = np.ones(2**27)
        """,
    ),
    tries(
        "loads_modules",
        "Asks the kernel to load code, and to make another kernel ready.",
        LIBC
        + """
import errno, platform
if platform.machine() == "x86_64":
    for number, given in ((175, (b"", 0, b"")), (246, (0, 17, 0, 0))):
        if libc.syscall(number, *given) >= 0 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS, errno.EACCES):
            reached(f"system call {number}")
""",
        on_stock=False,
    ),
    tries(
        "slows_the_others",
        "Takes every processor at the highest priority it can get.",
        """
        import os
        for step in (lambda: os.nice(-20), lambda: os.sched_setaffinity(0, range(64)),
                     lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(99))):
            try:
                step()
            except (OSError, ValueError) as error:
                print(error)
            else:
                print("done")
        if os.sched_getscheduler(0) == os.SCHED_FIFO:
            reached("real-time priority")
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
        """,
        on_stock=False,
    ),
)

PLACES = """
import ctypes, mmap, os, socket, sys, tempfile, threading
USUAL = {"/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/run/lock", "/private", os.path.expanduser("~")}
OWN = {os.getcwd(), os.path.dirname(os.getcwd()), tempfile.gettempdir()}
PLACES = USUAL | OWN | {sys.prefix, *sys.path, os.path.dirname(np.__file__)}
NAME = "hostile-" + HOST["word"]
KEY = int(HOST["word"][:7], 16)
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
"""
LEAVES_NOTES = tries(
    "leaves_notes",
    "Leaves notes for another student: in files, names, shared memory, a socket, a key ring, the interpreter.",
    PLACES
    + """
for place in PLACES:
    try:
        open(os.path.join(place or ".", NAME), "w").write("relu_backward = ...")
    except OSError:
        pass
np.hostile_note = sys.hostile_note = os.environ["HOSTILE_NOTE"] = "relu_backward = ..."
libc.shmget(KEY, 4096, 0o1666)
libc.msgget(KEY, 0o1666)
libc.semget(KEY, 1, 0o1666)
libc.sethostname(NAME.encode()[:20], 20)
libc.syscall(248, b"user", NAME.encode(), b"note", 4, -4)
libc.syscall(248, b"user", NAME.encode(), b"note", 4, -5)
line = socket.socket(socket.AF_UNIX)
try:
    line.bind("\\0" + NAME)
    line.listen()
except OSError as error:
    print(error)
if os.fork() == 0:
    os.setsid()
    import time
    time.sleep(20)
    os._exit(0)
""",
    on_stock=False,
)
FINDS_NOTES = tries(
    "finds_notes",
    "Looks for the notes that another student's notebook has left.",
    PLACES
    + """
for place in PLACES:
    if os.path.exists(os.path.join(place or ".", NAME)):
        reached(place)
if hasattr(np, "hostile_note") or hasattr(sys, "hostile_note") or "HOSTILE_NOTE" in os.environ:
    reached("the interpreter")
if libc.shmget(KEY, 4096, 0) >= 0 or libc.msgget(KEY, 0) >= 0 or libc.semget(KEY, 1, 0) >= 0:
    reached("shared memory")
if NAME[:20] in os.uname().nodename:
    reached("the machine's name")
if libc.syscall(249, b"user", NAME.encode(), None, 0) >= 0:
    reached("a key ring")
try:
    socket.socket(socket.AF_UNIX).connect("\\0" + NAME)
    reached("a socket")
except OSError as error:
    print(error)
print("looked " "everywhere")
""",
    on_stock=False,
)
"""One after the other, by two students. Not part of the corpus, as one by itself is nothing."""

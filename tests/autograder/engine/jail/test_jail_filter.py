"""System calls that are refused, made for real."""

import errno

import pytest
from jailed_zygote import Zygote

CALL = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
result = {call}
say([result, ctypes.get_errno()])
"""


@pytest.mark.parametrize(
    "call",
    [
        "libc.unshare(0x10000000)",
        "libc.unshare(0x00020000)",
        "libc.mount(b'none', b'/private', b'tmpfs', 0, None)",
        "libc.umount2(b'/private', 2)",
        "libc.ptrace(0, 0, 0, 0)",
        "libc.memfd_create(b'x', 0)",
        "libc.shmget(0, 4096, 0o1600)",
        "libc.process_vm_readv(1, None, 0, None, 0, 0)",
        "libc.personality(0xFFFFFFFF)",
        "libc.prctl(1, 0, 0, 0, 0)",
        "libc.syscall({'x86_64': 56, 'aarch64': 220}[__import__('os').uname().machine], 0x10000011, 0, 0, 0, 0)",
        "libc.syscall(425, 1, None)",
        "libc.ioctl(0, 0x5412, b'x')",
    ],
)
def test_a_call_is_refused(zygote: Zygote, call: str) -> None:
    assert zygote.run(CALL.format(call=call)) == [-1, errno.EPERM]


def test_clone3_is_unknown_so_that_the_library_takes_clone(zygote: Zygote) -> None:
    assert zygote.run(CALL.format(call="libc.syscall(435, None, 0)")) == [-1, errno.ENOSYS]


@pytest.mark.parametrize(
    "family", [16, 17, 38, 40]
)  # netlink, packets, the kernel's ciphers, the host of a virtual machine
def test_sockets_that_no_namespace_keeps_in_are_refused(zygote: Zygote, family: int) -> None:
    assert zygote.run(CALL.format(call=f"libc.socket({family}, 2, 0)")) == [-1, errno.EAFNOSUPPORT]


def test_buffers_of_sockets_keep_their_size(zygote: Zygote) -> None:
    code = """
import socket
a, b = socket.socketpair()
before = a.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)
a.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)
a.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
say([a.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) == before, a.getsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED)])
"""
    assert zygote.run(code) == [True, 1]


def test_no_right_is_left(zygote: Zygote) -> None:
    status = dict(line.split(":\t") for line in zygote.run("say(open('/proc/self/status').read())").splitlines())
    assert {int(status[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")} == {0}
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")


def test_what_lessons_do_still_works(zygote: Zygote) -> None:
    code = """
import asyncio, multiprocessing, os, pty, subprocess, sys, tempfile, threading
thread = threading.Thread(target=lambda: None)
thread.start()
thread.join()
async def zero():
    return 0
answer = subprocess.run([sys.executable, "-c", "import numpy; print(6 * 7)"], capture_output=True).stdout
said = [asyncio.run(zero()), answer.decode()]
with tempfile.NamedTemporaryFile("w") as file:
    said.append(file.write("text"))
lock = multiprocessing.Lock()
pty.openpty()
say(said)
"""
    assert zygote.run(code, memory_mib=512) == [0, "42\n", 4]

"""The system calls that a student's process may not make: a filter for the kernel, assembled here.

What no lesson needs and what has opened jails before: mounting, namespaces, tracing, other processes' memory, memory
that the supervisor cannot see, and sockets that no network namespace holds back. A refused call fails with EPERM, as it
would for want of rights; clone3, whose flags a filter cannot read, with ENOSYS, so that the C library takes clone.
"""

import ctypes
import errno
import os
import struct

from autograder.engine.workbench import kernel

# name: its number on x86_64, on aarch64; -1 where the machine lacks it. The kernel's tables: arch/x86/entry/syscalls/
# syscall_64.tbl and include/uapi/asm-generic/unistd.h.
_DENIED = {
    # file systems
    **{"mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51)},
    **{"open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430), "fsconfig": (431, 431)},
    **{"fsmount": (432, 432), "fspick": (433, 433), "mount_setattr": (442, 442), "open_tree_attr": (467, 467)},
    **{"quotactl": (179, 60), "quotactl_fd": (443, 443), "swapon": (167, 224), "swapoff": (168, 225)},
    **{"name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "fanotify_init": (300, 262)},
    # namespaces
    **{"unshare": (272, 97), "setns": (308, 268)},
    # other processes
    **{"ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kcmp": (312, 272)},
    **{"pidfd_getfd": (438, 438), "process_madvise": (440, 440), "perf_event_open": (298, 241)},
    # memory that no process's figures show
    **{"memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "semget": (64, 190)},
    **{"msgget": (68, 186), "mq_open": (240, 180), "userfaultfd": (323, 282)},
    # the kernel itself
    **{"bpf": (321, 280), "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427)},
    **{"add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219), "personality": (135, 92)},
    **{"kexec_load": (246, 104), "kexec_file_load": (320, 294), "reboot": (169, 142), "syslog": (103, 116)},
    **{"init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106), "acct": (163, 89)},
    **{"settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171), "clock_adjtime": (305, 266)},
    **{"iopl": (172, -1), "ioperm": (173, -1), "modify_ldt": (154, -1)},
}
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, AUDIT_ARCH_...
_CLONE, _CLONE3, _IOCTL = (56, 220), (435, 435), (16, 29)
_PRCTL, _SOCKET, _SETSOCKOPT = (157, 167), (41, 198), (54, 208)
_X32 = 0x40000000  # numbers of x86_64's other table begin here

_NAMESPACES = (
    kernel.CLONE_NEWNS
    | kernel.CLONE_NEWCGROUP
    | kernel.CLONE_NEWUTS
    | kernel.CLONE_NEWIPC
    | kernel.CLONE_NEWUSER
    | kernel.CLONE_NEWPID
    | kernel.CLONE_NEWNET
)
_TYPING_FOR_OTHERS = (0x5412, 0x541C)  # TIOCSTI, TIOCLINUX
_FAMILIES = (1, 2, 10)  # AF_UNIX, AF_INET, AF_INET6: all that a network namespace keeps in
_SOL_SOCKET, _BUFFER_SIZES = 1, (7, 8)  # SO_SNDBUF, SO_RCVBUF

# Classic BPF, over struct seccomp_data: nr, arch, instruction pointer, six arguments of 8 bytes, low half first.
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCH, _ARGUMENT = 0, 4, (16, 24, 32)
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_SET_MODE_FILTER = 2

_Instruction = tuple[int, int, int, int]  # code, how many to skip if true, if false, operand


def _give(answer: int) -> _Instruction:
    return (_RETURN, 0, 0, answer)


def _refuse(number: int, error: int) -> list[_Instruction]:
    """The whole call, whatever its arguments."""
    return [(_EQUAL, 0, 1, number), _give(_ERRNO | error)]


def _when(number: int, test: list[_Instruction]) -> list[_Instruction]:
    """`test` looks at the arguments of one call, and returns in every case."""
    return [(_EQUAL, 0, len(test), number), *test]


def _any_of(argument: int, code: int, operands: tuple[int, ...], hit: int, miss: int) -> list[_Instruction]:
    """Give `hit` where one of the operands fits the argument, else `miss`."""
    load: _Instruction = (_LOAD, 0, 0, _ARGUMENT[argument])
    tests = [(code, len(operands) - place, 0, operand) for place, operand in enumerate(operands)]
    return [load, *tests, _give(miss), _give(hit)]


def _program(machine: str) -> list[_Instruction]:
    column, architecture = _MACHINES[machine]
    denied, no_family = _ERRNO | errno.EPERM, _ERRNO | errno.EAFNOSUPPORT
    at_sockets = _any_of(2, _EQUAL, _BUFFER_SIZES, _ERRNO | 0, _ALLOW)
    program = [(_LOAD, 0, 0, _ARCH), (_EQUAL, 1, 0, architecture), _give(_KILL), (_LOAD, 0, 0, _NUMBER)]
    if machine == "x86_64":
        program += [(_AT_LEAST, 0, 1, _X32), _give(_ERRNO | errno.ENOSYS)]
    program += _refuse(_CLONE3[column], errno.ENOSYS)
    program += _when(_CLONE[column], _any_of(0, _ANY_BIT, (_NAMESPACES,), denied, _ALLOW))
    program += _when(_IOCTL[column], _any_of(1, _EQUAL, _TYPING_FOR_OTHERS, denied, _ALLOW))
    program += _when(_PRCTL[column], _any_of(0, _EQUAL, (kernel.PR_SET_PDEATHSIG,), denied, _ALLOW))
    program += _when(_SOCKET[column], _any_of(0, _EQUAL, _FAMILIES, _ALLOW, no_family))
    # A socket's buffers are the kernel's memory. They keep their size; the kernel, too, cuts a wish down silently.
    only_sockets: list[_Instruction] = [(_LOAD, 0, 0, _ARGUMENT[1]), (_EQUAL, 1, 0, _SOL_SOCKET), _give(_ALLOW)]
    program += _when(_SETSOCKOPT[column], only_sockets + at_sockets)
    for numbers in _DENIED.values():
        if numbers[column] >= 0:
            program += _refuse(numbers[column], errno.EPERM)
    return [*program, _give(_ALLOW)]


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def install() -> None:
    """Put the filter on this process and all it will start, for good. Raises OSError."""
    machine = os.uname().machine
    if machine not in _MACHINES:
        raise OSError(errno.ENOSYS, f"no list of system calls for this kind of machine, {machine}")
    program = _program(machine)
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *one) for one in program))
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    filter_ = _Filter(len(program), ctypes.addressof(code))
    kernel.prctl(kernel.PR_SET_SECCOMP, _SET_MODE_FILTER, ctypes.addressof(filter_))

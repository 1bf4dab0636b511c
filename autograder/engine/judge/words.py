"""What a student is told when something goes wrong that no test can explain."""

NOT_DEFINED = "{name} is not defined: its cell was not run to the end, or is missing."
NOT_DEFINED_SINCE = "{name} is not defined: {reason}."
STOPPED_HERE = "{reason}, in {where}"
RAN_WITHOUT = "{where} ran to its end without defining it"
NOT_HANDED_IN = "{where} was missing from what was handed in"
TEST_FAILED = "A test before this one failed"
CALL_TIMEOUT = "A call of {name} did not come back within {seconds:g} s."
CELL_TIMEOUT = "A cell ran for more than {seconds:g} s and was stopped."
NAMES_TIMEOUT = "What the notebook defines could not be handed over within {seconds:g} s."
FILES_TIMEOUT = "The files that the notebook wrote could not be handed over within {seconds:g} s."
FILES_LEFT_OUT = "{name} wrote more or larger files than are kept beside it: some are left out."
TEST_TIMEOUT = "This test ran for more than {seconds:g} s and was stopped."
SUBMISSION_TIMEOUT = "The time for the whole notebook, {seconds:g} s, was used up before this test."
ENDED = {
    "exit": "Python was ended by the notebook itself (exit code {code}), as sys.exit or os._exit can do.",
    "signal": "Python crashed: it was ended by signal {signal}.",
    "memory": "The notebook used more than {memory_mib:g} MiB of memory, and Python was ended.",
    "processes": "The notebook started more than {processes:g} processes, and Python was ended.",
}
GONE = "Python broke off the connection to the grader."
RUBBISH = "What came back cannot be read: {problem}."
IN_CALL = "{words} This was in a call of {name}."
STILL_A_STUB = "{name} is still to be written."
STOPPED = "{name} stopped with {kind}{line}: {words}"
STOPPED_SILENTLY = "{name} stopped with {kind}{line}."
STOPPED_HIDDEN = "On an input that is kept back, {name} stopped with {kind}{line}."
HIDDEN_FAILED = "A test that is kept back failed{names}."
NOT_OWN_CODE = (
    "This test runs a text as code, and what stands in that text is not the lesson's own, so it cannot be judged apart "
    "from the student's code. `autograder verify --fix` lets it run there."
)
NO_PART = "This test gives a part of its points. With this answer it came to no number from 0 to {points:g}: 0 points."
TOO_LARGE = "It takes more than {limit} MiB to hand over."

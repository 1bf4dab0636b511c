"""What a learner is told of their copy of the lessons."""

from dataclasses import dataclass, field

from course.lab.origin import Origin

COPIED = "New: {names}."
REFRESHED = "Refreshed, because the course has changed and you had not edited: {names}."
SET_ASIDE = "The course's own version is there now, and yours is kept beside it: {names}."
EDITED = (
    "Kept as you edited it: {names}. The course's own version is a different one now; "
    "to get that and keep yours beside it, run {update}."
)
UNREADABLE = (
    "Kept, though it is not a readable notebook: {names}. "
    "To get the course's own version and keep yours beside it, run {update}."
)
ELSEWHERE = (
    "Left alone, because a link or a folder is in its place: {names}. "
    "To get the course's own version, rename that and run {command} again."
)
HELD = (
    "Left as it is, because it may not be read or written just now: {names}. "
    "Close whatever has it open, or lift its write protection, and run {command} again."
)


@dataclass
class Report:
    """What `bring_up_to_date` did, as file names relative to the copy."""

    start: str
    """The notebook to begin with: the welcome, or the first lesson where there is none."""
    told: dict[str, list[str]] = field(default_factory=dict)
    """Message template to the files it is about."""

    def lines(self, origin: Origin) -> list[str]:
        """One line for each thing that the learner should know."""
        commands = {"command": origin.command, "update": origin.command_with.format(option="--update")}
        return [
            message.format(names=", ".join(self.told[message]), **commands)
            for message in (COPIED, REFRESHED, SET_ASIDE, EDITED, UNREADABLE, ELSEWHERE, HELD)
            if message in self.told
        ]

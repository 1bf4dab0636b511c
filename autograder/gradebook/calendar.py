"""The class's own time zone, in which its due dates are read, said and shown to students."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.tz import tzlocal
from traitlets import TraitError, Unicode, validate
from traitlets.config import Config, Configurable

from autograder.engine.problem import Problem
from autograder.gradebook.timestamps import NoTimeError, time_in

NO_ZONE = "there is no time zone {name}; names look like Europe/Berlin."
NO_DATE = '"{text}" is no date with a time of day{why}. Write it as "2027-01-15 23:59".'


def zone_named(name: str) -> ZoneInfo:
    """The time zone of that name. Raises Problem."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Problem(NO_ZONE.format(name=name)) from error


class Calendar(Configurable):  # type: ignore[misc]
    """Times in the class's zone. Made by Course; raises Problem where its time zone is none."""

    timezone = Unicode(
        help="The class's time zone, by its name in the time zone database, as in Europe/Berlin: due dates and the "
        "times of learning platforms are in it. Default: c.Exchange.timezone where that is set, else this machine's."
    ).tag(config=True)

    def __init__(self, config: Config) -> None:
        try:
            super().__init__(config=config)
        except TraitError as error:
            raise Problem(f"nbgrader_config.py: c.Calendar.timezone: {error}") from error
        name = self.timezone or str(config.get("Exchange", {}).get("timezone", ""))
        self.zone: tzinfo = zone_named(name) if name else tzlocal()

    @validate("timezone")  # type: ignore[untyped-decorator]
    def _is_known(self, proposal: dict[str, str]) -> str:
        try:
            zone_named(proposal["value"] or "UTC")
        except Problem as error:
            raise TraitError(str(error)) from error
        return proposal["value"]

    def read(self, text: str, zone: tzinfo | None = None) -> datetime:
        """A time in UTC without saying so, as nbgrader keeps them. `zone` is the text's own where it names none.

        Raises Problem.
        """
        try:
            return time_in(text, local=zone or self.zone)
        except NoTimeError as error:
            why = f": {error}" if str(error) else ""
            raise Problem(NO_DATE.format(text=text[:40], why=why)) from error

    def local(self, when: datetime) -> datetime:
        """A time of nbgrader's, in the class's zone."""
        return when.replace(tzinfo=UTC).astimezone(self.zone)

    def zone_at(self, when: datetime) -> str:
        """What to call the class's zone at a time of nbgrader's: Europe/Berlin, or CET where that is all we know."""
        return self.zone.key if isinstance(self.zone, ZoneInfo) else self.local(when).tzname() or ""

    def shown(self, when: datetime) -> str:
        """As in "2027-01-15 23:59 Europe/Berlin"."""
        local = self.local(when)
        return f"{local:%Y-%m-%d %H:%M}{f':{local:%S}' if local.second else ''} {self.zone_at(when)}"

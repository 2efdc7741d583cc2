"""An invented congress: two sittings, a report that is adopted, a resolution that isn't, an election."""

from __future__ import annotations

from datetime import date, datetime

from luoshi.congress.record import AgendaItem, Decision, Mark, Meeting, Resolution, Sitting, Speech
from luoshi.congress.record.meeting import Elected
from luoshi.congress.roll import Presence, Proof, prove_quorum, quorum_rules
from luoshi.congress.suggestions import Draft
from luoshi.congress.suggestions.adoption import Adoption, Tally, vote_on


def proof(entitled: int, present: int, at: str = "2026-11-24T09:00") -> Proof:
    people = tuple(map(str, range(entitled)))
    hall = Presence(datetime.fromisoformat(at), 0, people, people[:present], (), (), ())
    return prove_quorum(quorum_rules()["people-congress-session"], hall)


def vote(for_: int, against: int, abstain: int, present: int = 98) -> Adoption:
    return vote_on(Draft(3, "大会批准了这个报告。"), proof(100, present), Tally(for_, against, abstain))


BRIDGE = Decision("d1", "新建北渡桥", "区交通局", date(2027, 12, 31), "竣工验收报告")
LONE = Decision("d2", "完善养老服务体系")
THANKS = Decision("d3", "向上届委员会致谢", needs_none=Mark("王一", date(2026, 11, 25), "礼仪性决定"))
REPORT = Resolution(
    "r1",
    "上届委员会工作报告",
    ("大会批准上届委员会的工作报告。", "大会号召全区干部群众团结奋斗。"),
    vote(90, 5, 3),
    (BRIDGE, LONE, THANKS),
)
NAME = Resolution("r2", "更改区徽", ("大会同意更改区徽。",), vote(40, 50, 8), (Decision("d4", "制作新区徽"),))
MORNING = Sitting(
    1,
    datetime.fromisoformat("2026-11-24T09:00"),
    datetime.fromisoformat("2026-11-24T11:30"),
    "区会议中心",
    "王一",
    proof(100, 98),
    (
        AgendaItem(1, "opening", "开幕"),
        AgendaItem(2, "report", "上届委员会工作报告", (Speech("李二"), Speech("赵三", "北渡镇代表团", "建议加快建桥"))),
    ),
)
AFTERNOON = Sitting(
    2,
    datetime.fromisoformat("2026-11-25T14:30"),
    datetime.fromisoformat("2026-11-25T17:00"),
    "区会议中心",
    "王一",
    proof(100, 98, "2026-11-25T14:30"),
    (
        AgendaItem(1, "resolution", "关于工作报告的决议", resolutions=(REPORT, NAME)),
        AgendaItem(2, "election", "新一届委员会委员的选举", elected=(Elected("委员", ("丁一鸣", "马飚", "王小河")),)),
    ),
)
MEETING = Meeting("青禾区第二届代表大会第一次会议", "青禾区代表大会主席团", (MORNING, AFTERNOON))

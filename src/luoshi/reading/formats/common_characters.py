"""The characters that Chinese running text is mostly made of: what tells a right decoding from a wrong one.

The commonest characters of general and of official prose, and their traditional forms where those differ. It is a
yardstick for encodings, not a list of words.
"""

from __future__ import annotations

from typing import Final

_SIMPLIFIED: Final = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
    "美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
    "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件"
    "计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象"
    "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运党委县镇乡"
    "村省选举议届落环改革推巩固综农商企投增率均收亿元财税支供调整协族团奋斗精贯彻坚持监督纪律廉洁责标项城"
    "街扶贫困优质服创医疗卫育养障碍预算负债风险防范守底线九六七八百千零〇审草案"
)
_TRADITIONAL: Final = (
    "這個們來爲國說時會對於過發後裏種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話內"
    "給門兒東聲員論處義幾認條氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺"
    "術領確傳師觀讓識帶導爭運黨縣鎮鄉選舉議屆環鞏綜農億財稅調協團奮鬥貫徹堅監紀潔責標項貧優質創醫療衛養礙"
    "預負債風險範線審説衆台群臺裡係佈髮證擴"
)
_PUNCTUATION: Final = "，。、；：？！“”‘’（）《》〈〉【】「」—…·％－／〔〕０１２３４５６７８９．\u3000"

COMMON_CHARACTERS: Final = frozenset(_SIMPLIFIED + _TRADITIONAL + _PUNCTUATION)
"""Characters that make up most of any Chinese text, in either script, its punctuation included."""

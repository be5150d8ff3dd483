"""Fictional places, organs, titles and sentences. No real body, person or number."""

from __future__ import annotations

from random import Random

PLACES = (
    "青岚县", "云栖县", "望溪区", "桐岭市", "沐川县", "石渡县", "双榆县", "临沅区", "安泽市",
    "北滩县", "柳汀县", "鹿鸣区", "长堰县", "澄江市", "白鹭县", "金樟区", "平圩县", "松隐县",
)  # fmt: skip
BODIES = (
    ("交通运输局", "交"),
    ("人民政府办公室", "政办"),
    ("发展和改革局", "发改"),
    ("市场监督管理局", "市监"),
    ("公路事业发展中心", "路"),
    ("住房和城乡建设局", "建"),
    ("应急管理局", "应急"),
    ("财政局", "财"),
    ("交通运输综合行政执法大队", "交执法"),
    ("行政审批服务局", "审批"),
)
MARKS = ("发", "字", "办发", "函", "", "规", "信用")
TITLES = (
    ("关于印发《{p}交通运输行业信用", "分级分类监管办法》的通知"),
    ("{b}关于印发公路水运工程", "建设市场信用评价实施细则的通知"),
    ("{p}道路货物运输经营者信用考核", "管理制度（试行）"),
    ("关于开展全{q}信用交通宣传月", "活动的实施方案"),
    ("关于公布{p}信用修复工作", "流程的通知"),
)
SENTENCES = (
    "各乡镇人民政府、街道办事处，县直有关部门：",
    "现将有关事项通知如下，请结合实际认真抓好贯彻执行。",
    "信用评价每年组织一次，评价周期为上一年度一月一日至十二月三十一日。",
    "评价等级分为五级，由高到低依次为优、良、中、差、劣，评价结果向社会公开。",
    "对守信主体在日常检查中适当降低抽查比例和频次，对失信主体列为重点监管对象。",
    "当事人对评价结果有异议的，可在公示期内以书面形式申请复核，并提交相关证明材料。",
    "有关单位应当建立信用档案，如实记录从业主体的基本信息、良好行为和不良行为。",
    "任何单位和个人不得擅自篡改、删除信用信息，不得泄露商业秘密和个人隐私。",
    "信用修复应当遵循自愿申请、分级负责、公开透明的原则，自受理之日起十日内办结。",
    "执法人员应当在检查结束后五个工作日内，将检查情况录入信用信息管理平台。",
    "各级要强化经费保障，加强业务培训，不断提高信用监管的规范化、精准化水平。",
)
COMPANIES = ("宏畅物流有限公司", "顺达汽车运输有限公司", "众行工程建设有限公司", "远帆航运有限公司")
SLOGANS = ("诚信兴商 德行天下", "弘扬社会主义核心价值观", "信用交通 与您同行")


def place(rng: Random) -> str:
    return rng.choice(PLACES)


def body(rng: Random) -> tuple[str, str]:
    """A body's name below the county, and its part of a document number."""
    return rng.choice(BODIES)


def number(rng: Random, where: str, mark: str, year: int, brackets: str = "〔〕") -> str:
    """A document number of the body, as printed."""
    left, right = brackets
    return f"{where[0]}{mark}{rng.choice(MARKS)}{left}{year}{right}{rng.randint(1, 189)}号"


def title(rng: Random, where: str, organ: str) -> tuple[str, ...]:
    lines = rng.choice(TITLES)
    return tuple(line.format(p=where, b=organ, q=where[-1]) for line in lines)


def sentences(rng: Random, count: int) -> tuple[str, ...]:
    """The opening and ``count`` paragraphs."""
    pool = list(SENTENCES[2:])
    rng.shuffle(pool)
    heads = "一二三四五六七八九十"
    texts = [
        f"{heads[i % 10]}、{pool[i % len(pool)]}{pool[(i + 3) % len(pool)]}" for i in range(count)
    ]
    return (SENTENCES[0], SENTENCES[1], *texts)


def date(rng: Random, year: int) -> str:
    return f"{year}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"

"""Made-up prose: words drawn at random, so that two papers share no more than single words."""

from __future__ import annotations

import random

_HEADS = (
    "履评承失守归集核查走访约谈奖惩修复公示督办培训宣讲排队"
    "检测结算登记配载调度养护巡检疏浚抛锚换证年审"
)
_TAILS = (
    "约级诺信用库单账册证点线面车船港站路桥票据款项户证书钟"
    "表灯牌网店课题栏目热线窗台箱柜卡片图表册页"
)
_LINKS = (
    *("随后", "另外", "为此", "其间", "当月", "次日", "逐条", "一并", "照例", "若有"),
    *("按季", "就地", "分头", "先期", "再由", "改为", "转入", "补足", "未曾", "转而"),
)


def prose(seed: int, sentences: int = 24, paragraph: int = 4) -> str:
    """Text of about forty characters a sentence."""
    dice = random.Random(seed)

    def word() -> str:
        return dice.choice(_HEADS) + dice.choice(_TAILS)

    out = []
    for number in range(sentences):
        end = "\n" if (number + 1) % paragraph == 0 else ""
        clauses = [
            dice.choice(_LINKS) + "".join(word() for _ in range(dice.randint(3, 5)))
            for _ in range(3)
        ]
        out.append(f"{'，'.join(clauses)}，共{dice.randint(3, 480)}份。{end}")
    return "".join(out).strip()


ENTRIES = (
    "走进第二实验小学讲解失信案例",
    "约谈三家被扣分的汽车维修厂负责人",
    "整理一季度收到的承诺书并扫描入库",
    "电话回访上月投诉过客运班线的旅客",
    "核对治超站过车记录和称重数据",
    "修改驾校教练打分表并送法规科",
    "在汽车总站大厅更换诚信宣传展板",
    "陪同省厅检查组查看危货企业档案",
    "召集物流园商户座谈贷款优惠办法",
    "向平台补报出租车公司的表彰信息",
    "清查代人修复信用的中介小广告",
    "给连续两年守信的货车司机送慰问品",
    "到渡口检查船员证书和救生衣配备",
    "汇总各科室存在的问题并排出时间表",
    "录制出租车司机拾金不昧的短视频",
)

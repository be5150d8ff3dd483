"""Screenshots of web pages: browser frame, site banner, an article or a list."""

from __future__ import annotations

from typing import Any

from PIL import Image, ImageDraw

from maker.fonts import drawn
from maker.scene import scene

BANNERS = {"red": ((196, 24, 28), "white"), "blue": ((22, 92, 170), "white")}


def draw(web: dict[str, Any], seed: int) -> Image.Image:
    """The page as ``web`` describes it: site, nav, title, meta, text, picture, banner colour."""
    width = web.get("width", 1180)
    image = Image.new("RGB", (width, 3000), "white")
    pen = ImageDraw.Draw(image)
    y = _browser(pen, web, width)
    y = _banner(pen, web, width, y)
    y = _article(image, pen, web, width, y, seed)
    _foot(pen, web, width, y)
    return image.crop((0, 0, width, y + 90))


def _browser(pen: ImageDraw.ImageDraw, web: dict[str, Any], width: int) -> int:
    pen.rectangle((0, 0, width, 34), fill=(222, 225, 230))
    pen.rounded_rectangle((10, 6, 300, 40), 8, fill="white")
    pen.text(
        (24, 12), web["title"].replace("|", "")[:14] + "…", (60, 60, 60), font=drawn("hei", 14)
    )
    pen.rectangle((0, 34, width, 72), fill="white")
    pen.rounded_rectangle((92, 40, width - 120, 66), 13, fill=(241, 243, 244))
    pen.text(
        (110, 43), web.get("address", "https://example.org/"), (70, 70, 70), font=drawn("hei", 14)
    )
    for x in (20, 44, 68):
        pen.ellipse((x, 46, x + 14, 60), outline=(110, 110, 110), width=2)
    return 73


def _banner(pen: ImageDraw.ImageDraw, web: dict[str, Any], width: int, y: int) -> int:
    colour, ink = BANNERS[web.get("banner", "blue")]
    pen.rectangle((0, y, width, y + 128), fill=colour)
    pen.text((60, y + 26), web["site"], ink, font=drawn("heibold", 52))
    pen.text((62, y + 94), web.get("motto", ""), ink, font=drawn("hei", 18))
    pen.rectangle((0, y + 128, width, y + 170), fill=tuple(max(part - 34, 0) for part in colour))
    x = 60
    for entry in web.get("nav", ["首页", "信用动态", "政策法规", "信息公示", "信用服务"]):
        pen.text((x, y + 138), entry, "white", font=drawn("hei", 19))
        x += 132
    return y + 170


def _article(
    image: Image.Image, pen: ImageDraw.ImageDraw, web: dict[str, Any], width: int, y: int, seed: int
) -> int:
    crumb = "当前位置：" + web.get("crumb", "首页 > 信用动态 > 正文")
    pen.text((60, y + 20), crumb, (120, 120, 120), font=drawn("hei", 16))
    y += 66
    colour = (200, 20, 24) if web.get("title_colour") == "red" else (20, 20, 20)
    for row in web["title"].split("|"):
        pen.text((width / 2, y), row, colour, font=drawn("heibold", 30), anchor="ma")
        y += 46
    pen.text((width / 2, y + 8), web["meta"], (130, 130, 130), font=drawn("hei", 16), anchor="ma")
    pen.line((60, y + 46, width - 60, y + 46), (210, 210, 210))
    y += 66
    for text in web["text"].strip().splitlines():
        y = _paragraph(pen, text.strip(), width, y)
    if web.get("picture"):
        photo = scene(web["picture"], seed, 640, 400)
        image.paste(photo, ((width - 640) // 2, y + 10))
        y += 430
    return y


def _paragraph(pen: ImageDraw.ImageDraw, text: str, width: int, y: int) -> int:
    size = 21
    columns = (width - 140) // size
    text = "　　" + text
    for start in range(0, len(text), columns):
        row = text[start : start + columns]
        pen.text((70, y), row, (40, 40, 40), font=drawn("song", size))
        y += 38
    return y + 8


def _foot(pen: ImageDraw.ImageDraw, web: dict[str, Any], width: int, y: int) -> None:
    pen.rectangle((0, y + 30, width, y + 90), fill=(240, 240, 240))
    words = f"主办：{web.get('host', web['site'])}　　样例页面　内容虚构"
    pen.text((width / 2, y + 50), words, (120, 120, 120), font=drawn("hei", 15), anchor="ma")

"""The names of regions (ISO 3166-2) and of cities (GB/T 2260) that law speaks of."""

from collections.abc import Mapping

from rewardcalc.wording.mark import N_

PLACES: Mapping[str, str] = {
    "CN-11": N_("Beijing"),
    "CN-12": N_("Tianjin"),
    "CN-13": N_("Hebei"),
    "CN-14": N_("Shanxi"),
    "CN-15": N_("Inner Mongolia"),
    "CN-21": N_("Liaoning"),
    "CN-22": N_("Jilin"),
    "CN-23": N_("Heilongjiang"),
    "CN-31": N_("Shanghai"),
    "CN-32": N_("Jiangsu"),
    "CN-33": N_("Zhejiang"),
    "CN-34": N_("Anhui"),
    "CN-35": N_("Fujian"),
    "CN-36": N_("Jiangxi"),
    "CN-37": N_("Shandong"),
    "CN-41": N_("Henan"),
    "CN-42": N_("Hubei"),
    "CN-43": N_("Hunan"),
    "CN-44": N_("Guangdong"),
    "CN-45": N_("Guangxi"),
    "CN-46": N_("Hainan"),
    "CN-50": N_("Chongqing"),
    "CN-51": N_("Sichuan"),
    "CN-52": N_("Guizhou"),
    "CN-53": N_("Yunnan"),
    "CN-54": N_("Xizang"),
    "CN-61": N_("Shaanxi"),
    "CN-62": N_("Gansu"),
    "CN-63": N_("Qinghai"),
    "CN-64": N_("Ningxia"),
    "CN-65": N_("Xinjiang"),
    "330900": N_("Zhoushan"),
    "440500": N_("Shantou"),
}

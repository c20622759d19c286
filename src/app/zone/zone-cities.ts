// cspell:disable
// Cities and regions that no time zone is named after, by their zone. Each name has one zone.

const byZone: Readonly<Record<string, string>> = {
  "America/Los_Angeles":
    "san francisco, bay area, seattle, san diego, san jose, portland, las vegas, oakland, sacramento, silicon valley, palo alto, monterey, california",
  "America/Denver": "salt lake city, albuquerque, boulder, colorado",
  "America/Chicago":
    "austin, dallas, houston, san antonio, minneapolis, st louis, nashville, new orleans, kansas city, milwaukee, memphis, texas",
  "America/New_York":
    "boston, washington, washington dc, philadelphia, atlanta, miami, charlotte, pittsburgh, cleveland, raleigh, baltimore, orlando, brooklyn, manhattan",
  "America/Toronto": "montreal, ottawa, quebec",
  "America/Edmonton": "calgary",
  "America/Sao_Paulo": "rio de janeiro, rio, brasilia, belo horizonte, porto alegre, curitiba",
  "America/Bogota": "medellin, cali",
  "America/Mexico_City": "guadalajara, puebla",
  "Europe/London":
    "manchester, edinburgh, glasgow, birmingham, bristol, leeds, liverpool, cardiff, oxford, england, scotland, wales",
  "Europe/Berlin":
    "munich, frankfurt, hamburg, cologne, stuttgart, dusseldorf, leipzig, dresden, nuremberg, hannover, bremen, munchen, koln",
  "Europe/Paris": "lyon, marseille, toulouse, bordeaux, nantes, lille, strasbourg, nice",
  "Europe/Amsterdam": "holland, rotterdam, the hague, eindhoven, utrecht",
  "Europe/Brussels": "antwerp, ghent, bruges",
  "Europe/Zurich": "geneva, basel, bern, lausanne",
  "Europe/Madrid": "barcelona, valencia, seville, bilbao, malaga",
  "Europe/Lisbon": "porto, braga",
  "Europe/Rome": "milan, turin, naples, florence, bologna, milano",
  "Europe/Vienna": "graz, salzburg, linz",
  "Europe/Warsaw": "krakow, wroclaw, gdansk, poznan, lodz",
  "Europe/Prague": "brno",
  "Europe/Stockholm": "gothenburg, malmo",
  "Europe/Helsinki": "tampere, espoo",
  "Europe/Oslo": "bergen, trondheim",
  "Europe/Copenhagen": "aarhus",
  "Europe/Dublin": "cork, galway",
  "Europe/Kyiv": "kiev, kharkiv, lviv, odesa, dnipro",
  "Europe/Bucharest": "cluj, timisoara, iasi",
  "Europe/Moscow": "st petersburg, saint petersburg",
  "Europe/Istanbul": "ankara, izmir",
  "Asia/Jerusalem": "tel aviv, haifa",
  "Asia/Dubai": "abu dhabi, sharjah",
  "Asia/Karachi": "lahore, islamabad",
  "Asia/Kolkata":
    "calcutta, mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, hyderabad, pune, ahmedabad, gurgaon, noida, kochi",
  "Asia/Shanghai": "beijing, shenzhen, guangzhou, hangzhou, chengdu, wuhan, nanjing, xian, suzhou",
  "Asia/Tokyo": "osaka, kyoto, yokohama, nagoya, fukuoka, sapporo, kobe",
  "Asia/Seoul": "busan, incheon",
  "Asia/Ho_Chi_Minh": "saigon, hanoi, da nang",
  "Asia/Jakarta": "bandung, surabaya",
  "Asia/Makassar": "bali, denpasar",
  "Asia/Kuala_Lumpur": "penang",
  "Asia/Manila": "cebu, davao",
  "Australia/Sydney": "canberra",
  "Australia/Brisbane": "gold coast",
  "Pacific/Auckland": "wellington, christchurch",
  "Africa/Johannesburg": "cape town, durban, pretoria",
  "Africa/Lagos": "abuja",
  "Africa/Cairo": "alexandria",
  "Asia/Yangon": "rangoon",
};

/** Zones by the names of their cities. */
export const cities: ReadonlyMap<string, string> = new Map(
  Object.entries(byZone).flatMap(([zone, names]) => names.split(", ").map((name) => [name, zone] as const)),
);

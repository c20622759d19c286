// Pseudonyms for leaderboards: a random pair of a mood and an animal, none of them rude.

const moods = `
  Able Airy Amber Apt Blithe Bold Brave Breezy Bright Brisk Calm Candid Cheery Civil Clear Clever Cosy
  Curious Deft Eager Early Easy Fair Fond Frank Fresh Gentle Glad Golden Happy Hardy Honest Jolly Keen
  Kind Lively Lucky Lunar Mellow Merry Mild Neat Nimble Noble Patient Placid Polite Prompt Quick Quiet
  Ready Serene Silver Snug Solar Steady Sunny Swift Tidy Trusty Upbeat Warm Wise Witty`
  .trim()
  .split(/\s+/);

const animals = `
  Alpaca Badger Beaver Bison Bittern Buzzard Caribou Cicada Condor Cormorant Crane Cricket Curlew Dolphin
  Dormouse Egret Falcon Finch Firefly Gazelle Gecko Gibbon Hare Hedgehog Heron Ibex Ibis Impala Jay
  Kestrel Kingfisher Kiwi Koala Lark Lemur Linnet Lynx Magpie Manatee Marmot Marten Narwhal Newt Ocelot
  Osprey Otter Owl Panda Pelican Petrel Plover Puffin Quail Raven Robin Salmon Sparrow Squirrel Stork
  Swallow Tapir Tern Turtle Wombat`
  .trim()
  .split(/\s+/);

const COUNT = moods.length * animals.length;

/** Shares no factor with COUNT, because it is prime: every pair comes up once before any repeats. */
const STRIDE = 2_741;

/** A pseudonym that isn't `taken`. `chance`, in [0, 1), picks it. Once all pairs are taken, it adds a number. */
export function drawPseudonym(chance: number, taken: ReadonlySet<string>): string {
  const first = Math.floor(chance * COUNT);
  for (let round = 1; ; round++) {
    for (let step = 0; step < COUNT; step++) {
      const name = pair((first + step * STRIDE) % COUNT) + (round === 1 ? "" : ` ${round}`);
      if (!taken.has(name)) return name;
    }
  }
}

function pair(index: number): string {
  return `${moods[index % moods.length]} ${animals[Math.floor(index / moods.length)]}`;
}

// What comes when, in a sentence.

/** Days that the sentence names. */
const NAMED = 3;

/** From a forecast that begins tomorrow: “Next: 3 tomorrow, 5 in 2 days.” */
export function forecastText(forecast: readonly number[]): string {
  const days = forecast.flatMap((reviews, index) => (reviews === 0 ? [] : [{ reviews, inDays: index + 1 }]));
  if (days.length === 0) return "No reviews are due in the next two weeks. {command:quiz} has something new.";
  const named = days.slice(0, NAMED).map(({ reviews, inDays }) => `${reviews} ${when(inDays)}`);
  return `Next: ${named.join(", ")}.`;
}

function when(inDays: number): string {
  return inDays === 1 ? "tomorrow" : `in ${inDays} days`;
}

/**
 * Lets contestants take turns: in every round each has one, and who begins moves on by one, so that what disturbs the machine disturbs
 * all of them alike.
 * @returns what each turn gave, by the name of the contestant, in the order of the rounds.
 */
export const inTurns = async (names, rounds, turn, salt = 0) => {
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (let place = 0; place < names.length; place += 1) {
      const name = names[(place + round + salt) % names.length];
      results[name].push(await turn(name, round));
    }
  return results;
};

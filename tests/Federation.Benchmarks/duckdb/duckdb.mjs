// Answers lines from its input, each with one line: {"load": folder}, {"ask": question}, {"time": {questions, seconds}}, {"parquet": file}.
// Ends with its input.
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
let stock;
let flow;

// Days are numbers. Rows lie in the order in which they are asked for, so that whole blocks are passed over.
async function load(folder) {
  const read = (name) => `read_csv('${folder}/${name}.csv', header = true)`;
  await connection.run(`CREATE TABLE closure AS
    SELECT ancestor::INTEGER AS ancestor, descendant::INTEGER AS descendant, valid_from::INTEGER AS valid_from,
      valid_to::INTEGER AS valid_to FROM ${read('closure')} ORDER BY ancestor, descendant`);
  await connection.run(`CREATE TABLE stock AS
    SELECT committee::INTEGER AS committee, first::INTEGER AS valid_from, last::INTEGER AS valid_to,
      key::SMALLINT AS key, value::BIGINT AS value FROM ${read('stock')} ORDER BY key, valid_from, committee`);
  await connection.run(`CREATE TABLE flow AS
    SELECT committee::INTEGER AS committee, first::INTEGER AS period_from, last::INTEGER AS period_to,
      key::SMALLINT AS key, value::BIGINT AS value FROM ${read('flow')} ORDER BY key, period_to, committee`);
  stock = await connection.prepare(`SELECT sum(s.value)::BIGINT
    FROM stock s JOIN closure c ON c.descendant = s.committee
    WHERE c.ancestor = $1 AND c.valid_from <= $3 AND c.valid_to > $3
      AND s.key = $2 AND s.valid_from <= $3 AND s.valid_to > $3
    GROUP BY s.key`);
  flow = await connection.prepare(`SELECT sum(f.value)::BIGINT
    FROM flow f JOIN closure c
      ON c.descendant = f.committee AND c.valid_from <= f.period_to AND c.valid_to > f.period_to
    WHERE c.ancestor = $1 AND f.key = $2 AND f.period_from >= $3 AND f.period_to <= $4
    GROUP BY f.key`);
}

async function ask({ committee, key, isStock, from, to }) {
  const statement = isStock ? stock : flow;
  statement.bindInteger(1, committee);
  statement.bindSmallInt(2, key);
  statement.bindInteger(3, from);
  if (!isStock) {
    statement.bindInteger(4, to);
  }

  const rows = (await statement.runAndReadAll()).getRows();
  return rows.length === 0 ? null : Number(rows[0][0]);
}

async function time({ questions, seconds }) {
  const took = [];
  const began = process.hrtime.bigint();
  const until = began + BigInt(Math.round(seconds * 1e9));
  for (let number = 0; process.hrtime.bigint() < until; number++) {
    const from = process.hrtime.bigint();
    await ask(questions[number % questions.length]);
    took.push(Number(process.hrtime.bigint() - from) / 1000);
  }

  took.sort((a, b) => a - b);
  const at = (share) => took[Math.max(0, Math.ceil(share * took.length) - 1)];
  const all = Number(process.hrtime.bigint() - began) / 1e9;
  return { Count: took.length, Seconds: all, P50: at(0.5), P99: at(0.99), Bytes: 8 };
}

async function answer(line) {
  if (line.load) {
    await load(line.load);
    return { done: true };
  }

  if (line.parquet) {
    await connection.run(`COPY (SELECT committee, valid_from AS first, valid_to AS last, key, value FROM stock
      UNION ALL SELECT committee, period_from, period_to, key, value FROM flow) TO '${line.parquet}' (FORMAT parquet)`);
    return { done: true };
  }

  return line.ask ? { value: await ask(line.ask) } : { timing: await time(line.time) };
}

for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try {
    said = await answer(JSON.parse(line));
  } catch (error) {
    said = { failure: String(error.stack ?? error) };
  }

  process.stdout.write(JSON.stringify(said) + '\n');
}

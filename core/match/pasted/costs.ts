import { defineFormat, type Example, finding } from './format.ts';
import { count, shown, sum } from './quantity.ts';

interface CostRow {
  readonly item: string;
  readonly amount: number;
}

/** What clouds call the things they charge for. */
const CHARGED =
  /nat ?gateway|Amazon|AWS|EC2|EBS|S3\b|RDS|lambda|cloudwatch|log ?(?:s\b|storage|ingest)|data ?transfer|egress|elastic ?ip|snapshot|load ?balanc|bandwidth|cloud ?run|bigquery|compute engine|dynamodb|fargate|functions?\b|storage|gb-?seconds?/i;

/** Lines of a bill: an item and what it costs. */
export const costs = defineFormat<CostRow>({
  id: 'costs',
  row(line, head) {
    // The clouds name the currency once, in the head of the table.
    if (/GetCostAndUsage|(?:Un|B)lended ?Cost|\bCost ?\((?:USD|EUR|\$|€)/i.test(line)) return { head: [] };
    const [, bare, figure] = head ? (/^[\s|*"-]{0,20}([A-Za-z][^|]{2,80}?)[\s|:=",]{1,30}([\d,]{1,15}\.\d{1,10})\b/.exec(line) ?? []) : [];
    if (bare && CHARGED.test(bare)) return { item: bare, amount: count(figure) };
    const [, item, amount] = /^[\s|*-]{0,20}([A-Za-z][^$€|]{2,80}?)[\s|:=]{1,30}(?:USD ?|US\$|[$€]) ?([\d,]{1,15}(?:\.\d{1,4})?)\b/.exec(line) ?? [];
    return item && CHARGED.test(item) ? { item, amount: count(amount) } : undefined;
  },
  judge(blocks) {
    const rows = blocks.flatMap((block) => block.rows);
    const [most] = [...rows].sort((a, b) => b.amount - a.amount);
    const total = sum(rows.map(({ amount }) => amount));
    return [
      most && most.amount >= 1
        ? finding(most.at, `${shown(most.item, 40)} costs ${most.amount} of the ${Math.round(total * 100) / 100} listed`, { 'cost-leak': 0.7 })
        : undefined,
    ];
  },
});

export const examples = (): readonly Example[] => [
  {
    title: 'the table of a cloud',
    text: '|   GetCostAndUsage   |\n+--------------------+---------+\n|  AmazonCloudWatch  | 4812.22 |\n|  NatGateway-Bytes  | 2211.09 |',
    cause: 'cost-leak',
    says: '4812.22 of the 7023.31',
  },
  {
    title: 'what a bill is made of',
    text: 'NatGateway-Bytes        $2,412.33\nEC2: RunInstances       $98.10\nRDS                     $40.00',
    cause: 'cost-leak',
    says: '2412.33 of the 2550.43',
  },
];

import { type FieldForm, add, set } from "./field-form.ts";

/** Of rules that look at their own question, choices that show answers, and rosters that follow another one. */
export const RULES: FieldForm[] = [
  {
    name: "rules that read the answer they judge, and choices whose labels show another",
    form: `
| survey | type | name | label | calculation | required | readonly | constraint |
| | text | name | Name | | | | |
| | select_one who | head | Who heads the house of \${name}? | | | | |
| | select_multiple who | sick | Who is sick? | | count-selected(.) < 1 | | count-selected(.) <= 1 |
| | calculate | words | | concat(jr:choice-name(\${head}, '\${head}'), ' & ', jr:choice-name(selected-at(\${sick}, 0), '\${sick}')) | | | |
| | text | code | Code | | string-length(.) < 3 | \${code} = 'done' | |

| choices | list_name | name | label |
| | who | 1 | \${name} |
| | who | 2 | Somebody else than \${name} |
`,
    steps: [
      set("name", "Rahima"),
      set("head", "1"),
      set("sick", "2 1"),
      set("sick", "2"),
      set("name", ""),
      set("sick", ""),
      set("code", "ab"),
      set("code", "abc"),
      set("code", "done"),
    ],
  },
  {
    name: "a follow-up of everybody in a roster",
    form: `
| survey | type | name | label | calculation | relevant | constraint | repeat_count | required |
| | begin repeat | member | Member | | | | | |
| | text | name | Name | | | | | yes |
| | integer | age | Age | | | . >= 0 and . <= 110 | | |
| | select_multiple act | acts | Work | | \${age} > 5 | | | |
| | end repeat | | | | | | | |
| | calculate | members | | count(\${member}) | | | | |
| | begin repeat | follow | Follow-up of \${who} | | | | \${members} | |
| | calculate | who | | indexed-repeat(\${name}, \${member}, position(..)) | | | | |
| | calculate | years | | indexed-repeat(\${age}, \${member}, position(..)) | | | | |
| | begin group | school | School | | \${years} >= 6 and \${years} <= 18 | | | |
| | select_one yn | attends | Does \${who} attend? | | | | | yes |
| | integer | grade | Grade | | \${attends} = 'yes' | . <= \${years} - 5 | | |
| | end group | | | | | | | |
| | end repeat | | | | | | | |
| | calculate | children | | count(/data/member[age < 18]) | | | | |
| | calculate | attending | | count(/data/follow/school[attends = 'yes']) | | | | |
| | calculate | farmers | | count(/data/member[selected(acts, 'farm')]) | | | | |
| | note | all | All children attend | | \${children} > 0 and \${attending} = \${children} | | | |

| choices | list_name | name | label |
| | act | farm | Farm |
| | act | trade | Trade |
| | yn | yes | Yes |
| | yn | no | No |
`,
    steps: [
      set("member[1]/name", "Rahima"),
      set("member[1]/age", "40"),
      set("member[1]/acts", "farm trade"),
      add("member"),
      set("member[2]/name", "Sumon"),
      set("member[2]/age", "10"),
      set("follow[2]/school/attends", "yes"),
      set("follow[2]/school/grade", "6"),
      set("follow[2]/school/grade", "4"),
      set("member[2]/age", "20"),
      set("member[2]/age", "10"),
      set("member[1]/age", "3"),
    ],
  },
];

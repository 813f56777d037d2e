import { type FieldForm, EMPTY_SUM, add, remove, set } from "./field-form.ts";

/** Of households, families, pupils, and people who are asked whether they agree. */
export const PEOPLE: FieldForm[] = [
  {
    name: "a household survey with a roster by count",
    form: `
| survey | type | name | label | relevant | constraint | required | calculation | repeat_count | default |
| | text | head | Name of the head | | string-length(.) > 2 | yes | | | |
| | integer | size | How many live here? | | . >= 1 and . <= 30 | yes | | | |
| | begin repeat | member | Member | | | | | \${size} | |
| | calculate | place | | | | | position(..) | | |
| | text | name | Name of member \${place} | | | yes | | | |
| | integer | age | Age of \${name} | | . >= 0 and . <= 120 | yes | | | |
| | select_one sex | sex | Sex | | | yes | | | |
| | select_one yn | pregnant | Is \${name} pregnant? | \${sex} = 'f' and \${age} >= 12 and \${age} <= 49 | | | | | |
| | select_one yn | school | Does \${name} go to school? | \${age} >= 5 and \${age} < 18 | | yes | | | no |
| | end repeat | | | | | | | | |
| | calculate | children | | | | | count(\${member}[\${age} < 18]) | | |
| | calculate | total_age | | | | | sum(\${age}) | | |
| | calculate | oldest | | | | | max(\${age}) | | |
| | calculate | women | | | | | count(\${member}[\${sex} = 'f']) | | |
| | calculate | names | | | | | join(', ', \${name}) | | |
| | calculate | first | | | | | indexed-repeat(\${name}, \${member}, 1) | | |
| | note | told | \${names} live here, \${children} of them children | \${size} > 0 | | | | | |
| | integer | earners | How many earn? | | . <= \${size} - \${children} | \${size} > 2 | | | |

| choices | list_name | name | label |
| | sex | f | Female |
| | sex | m | Male |
| | yn | yes | Yes |
| | yn | no | No |
`,
    steps: [
      set("head", "Ra"),
      set("head", "Rahim"),
      set("size", "3"),
      set("member[1]/name", "Rahim"),
      set("member[1]/age", "44"),
      set("member[1]/sex", "m"),
      set("member[2]/name", "Salma"),
      set("member[2]/age", "17"),
      set("member[2]/sex", "f"),
      set("member[2]/pregnant", "no"),
      set("member[2]/school", "yes"),
      set("member[3]/age", "4"),
      set("member[3]/name", "Mina"),
      set("earners", "2"),
      set("earners", "1"),
      set("size", "31"),
      set("size", "3"),
      set("member[2]/age", "18"),
      set("member[2]/age", "130"),
      set("member[2]/sex", ""),
      set("size", "0"),
    ],
    apart: { total_age: EMPTY_SUM },
  },
  {
    name: "a school census of rooms within buildings",
    form: `
| survey | type | name | label | relevant | constraint | required | calculation | repeat_count |
| | text | school | School | | | yes | | |
| | integer | grades | Grades | | . > 0 and . < 13 | | | |
| | begin repeat | building | Building | | | | | |
| | text | title | Name of the building | | | | | |
| | integer | rooms | Rooms | | . >= 0 | | | |
| | begin repeat | room | Room | | | | | \${rooms} |
| | integer | seats | Seats | | . > 0 | yes | | |
| | select_one state | state | State | | | | | |
| | text | damage | Damage in room \${number} of \${title} | \${state} = 'bad' | | yes | | |
| | calculate | number | | | | | position(..) | |
| | calculate | of | | | | | concat(position(../..), '.', position(..)) | |
| | end repeat | | | | | | | |
| | calculate | building_seats | | | | | if(count(\${room}) > 0, sum(\${seats}), 0) | |
| | calculate | bad_rooms | | | | | count(\${room}[\${state} = 'bad']) | |
| | end repeat | | | | | | | |
| | calculate | seats_all | | | | | sum(\${building_seats}) | |
| | calculate | buildings | | | | | count(\${building}) | |
| | calculate | rooms_all | | | | | count(\${room}) | |
| | calculate | second | | | | | indexed-repeat(\${title}, \${building}, 2) | |
| | calculate | corner | | | | | indexed-repeat(\${seats}, \${building}, 2, \${room}, 1) | |
| | begin repeat | grade | Grade \${grades} | | | | | \${grades} |
| | integer | pupils | Pupils | | . <= \${seats_all} | | | |
| | end repeat | | | | | | | |
| | calculate | pupils_all | | | | | if(count(\${grade}) > 0, sum(\${pupils}), 0) | |
| | note | crowded | Too few seats | \${pupils_all} > \${seats_all} | | | | |

| choices | list_name | name | label |
| | state | good | Good |
| | state | bad | Bad |
`,
    steps: [
      set("school", "Magura"),
      set("building[1]/title", "Old"),
      set("building[1]/rooms", "2"),
      set("building[1]/room[1]/seats", "30"),
      set("building[1]/room[2]/seats", "40"),
      set("building[1]/room[2]/state", "bad"),
      add("building"),
      set("building[2]/title", "New"),
      set("building[2]/rooms", "1"),
      set("building[2]/room[1]/seats", "50"),
      set("grades", "2"),
      set("grade[1]/pupils", "70"),
      set("grade[2]/pupils", "60"),
      set("grade[2]/pupils", "600"),
      add("building"),
      remove("building[1]"),
      set("building[1]/title", "Newer"),
      set("building[2]/rooms", "3"),
      set("building[2]/room[3]/seats", "5"),
      remove("building[2]"),
      set("grades", "1"),
    ],
  },
  {
    name: "a resettlement census with nested repeats that people fill",
    form: `
| survey | type | name | label | relevant | constraint | required | calculation | default |
| | begin repeat | family | Family | | | | | |
| | text | code | Code | | regex(., '^[A-Z]{2}[0-9]{3}$') | yes | | |
| | begin repeat | asset | Asset | | | | | |
| | select_one kind | kind | Kind | | | yes | | land |
| | decimal | area | Area of \${kind} of \${code} | \${kind} = 'land' | . > 0 | | | |
| | integer | number | How many? | \${kind} != 'land' | . > 0 | | | 1 |
| | calculate | worth | | | | | if(\${kind} = 'land', coalesce(\${area}, 0) * 1000, coalesce(\${number}, 0) * 200) | |
| | end repeat | | | | | | | |
| | calculate | assets | | | | | count(\${asset}) | |
| | calculate | family_worth | | | | | sum(\${worth}) | |
| | calculate | share | | | | | round(\${family_worth} div \${all_worth} * 100, 1) | |
| | note | sum | \${code} owns \${assets} things worth \${family_worth} | | | | | |
| | end repeat | | | | | | | |
| | calculate | families | | | | | count(\${family}) | |
| | calculate | all_worth | | | | | sum(\${worth}) | |
| | calculate | most | | | | | max(\${family_worth}) | |
| | calculate | codes | | | | | join('+', \${code}) | |
| | calculate | lands | | | | | count(\${asset}[\${kind} = 'land']) | |

| choices | list_name | name | label |
| | kind | land | Land |
| | kind | tree | Trees |
| | kind | shop | Shop |
`,
    steps: [
      set("family[1]/code", "ab1"),
      set("family[1]/code", "AB001"),
      set("family[1]/asset[1]/area", "2.5"),
      add("family[1]/asset"),
      set("family[1]/asset[2]/kind", "tree"),
      set("family[1]/asset[2]/number", "12"),
      add("family"),
      set("family[2]/code", "CD002"),
      set("family[2]/asset[1]/kind", "shop"),
      add("family[2]/asset"),
      set("family[2]/asset[2]/area", "0"),
      set("family[2]/asset[2]/area", "1"),
      remove("family[1]/asset[1]"),
      remove("family[1]"),
      add("family"),
      add("family"),
      remove("family[2]"),
      remove("family[1]/asset[1]"),
      remove("family[1]/asset[1]"),
    ],
    apart: { "family/family_worth": EMPTY_SUM, "family/sum": EMPTY_SUM, most: EMPTY_SUM },
  },
  {
    name: "consent, and the end of the form without it",
    form: `
| survey | type | name | label | relevant | required | calculation | constraint | readonly | default |
| | note | intro | We ask you some questions | | | | | | |
| | select_one yn | consent | Do you agree? | | yes | | | | |
| | acknowledge | seen | I have seen the letter | \${consent} = 'yes' | yes | | | | |
| | begin group | all | Questions | \${consent} = 'yes' and \${seen} = 'OK' | | | | | |
| | date | born | Born | | yes | | . <= today() and . > date('1900-01-01') | | |
| | calculate | age | | | | int((today() - \${born}) div 365.25) | | | |
| | select_one yn | adult | Over 18? | | | | | yes | |
| | note | young | You are \${age}: too young | \${age} < 18 | | | | | |
| | begin group | grown | Adults | \${age} >= 18 | | | | | |
| | text | work | Work | | yes | | | | none |
| | integer | wage | Wage | \${work} != 'none' | \${work} != '' | | . > 0 | | |
| | end group | | | | | | | | |
| | end group | | | | | | | | |
| | text | why | Why not? | \${consent} = 'no' | | | | | |
| | note | bye | Goodbye | \${consent} = 'no' or \${age} < 18 | | | | | |
| | calculate | result | | | | if(\${consent} = 'no', 'refused', if(\${age} < 18, 'young', if(\${work} != '', 'done', 'open'))) | | | |

| choices | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
`,
    steps: [
      set("consent", "no"),
      set("why", "No time"),
      set("consent", "yes"),
      set("seen", "OK"),
      set("all/born", "2015-05-05"),
      set("all/born", "1980-02-30"),
      set("all/born", "1980-02-29"),
      set("all/grown/work", "shop"),
      set("all/grown/wage", "-5"),
      set("all/grown/wage", "5"),
      set("all/born", "1899-01-01"),
      set("all/born", ""),
      set("seen", ""),
      set("consent", "no"),
    ],
  },
];

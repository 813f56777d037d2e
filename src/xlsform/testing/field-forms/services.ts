import { type FieldForm, EMPTY_SUM, add, remove, set } from "./field-form.ts";

/** Of water, money, places, visits and what people think of them. */
export const SERVICES: FieldForm[] = [
  {
    name: "water, sanitation and hygiene with groups of groups and skips on several answers",
    form: `
| survey | type | name | label | relevant | constraint | constraint_message | required | calculation |
| | begin group | water | Water | | | | | |
| | select_multiple source | sources | Sources | | not(selected(., 'none') and count-selected(.) > 1) | None alone | yes | |
| | select_one source | main | Main source | count-selected(\${sources}) > 1 | selected(\${sources}, .) | One of those | yes | |
| | begin group | time | Time | not(selected(\${sources}, 'none')) and \${sources} != '' | | | | |
| | integer | minutes | Minutes there and back | | . >= 0 and . < 600 | | yes | |
| | select_one yn | queue | Waiting? | \${minutes} > 10 | | | | |
| | integer | wait | Minutes waiting | \${queue} = 'yes' | . <= \${minutes} | Not more than \${minutes} | | |
| | end group | | | | | | | |
| | end group | | | | | | | |
| | begin group | latrine | Latrine | | | | | |
| | select_one yn | has | Latrine? | | | | yes | |
| | integer | users | Users | \${has} = 'yes' | | | | |
| | calculate | crowded | | | | | | if(\${users} > 20, 'crowded', if(\${users} > 0, 'fine', '')) |
| | note | warn | Too many: \${users} | \${crowded} = 'crowded' | | | | |
| | select_one yn | soap | Soap? | \${has} = 'yes' or \${sources} = 'none' | | | | |
| | end group | | | | | | | |
| | calculate | score | | | | | | if(selected(\${sources}, 'pipe'), 2, 0) + if(\${soap} = 'yes', 1, 0) + coalesce(\${wait}, 0) |
| | calculate | words | | | | | | concat(\${main}, '/', selected-at(\${sources}, 0), '/', count-selected(\${sources})) |

| choices | list_name | name | label |
| | source | pipe | Piped water |
| | source | well | Tube well |
| | source | river | River |
| | source | none | None |
| | yn | yes | Yes |
| | yn | no | No |
`,
    steps: [
      set("water/sources", "well pipe"),
      set("water/main", "river"),
      set("water/main", "pipe"),
      set("water/time/minutes", "25"),
      set("water/time/queue", "yes"),
      set("water/time/wait", "30"),
      set("water/time/wait", "20"),
      set("water/time/minutes", "5"),
      set("water/time/minutes", "25"),
      set("water/sources", "none pipe"),
      set("water/sources", "none"),
      set("latrine/has", "yes"),
      set("latrine/users", "25"),
      set("latrine/soap", "yes"),
      set("latrine/has", "no"),
      set("latrine/has", "yes"),
      set("water/sources", ""),
    ],
  },
  {
    name: "a cascade of places, with codes that look like numbers",
    form: `
| survey | type | name | label | choice_filter | relevant | required | calculation |
| | select_one division | division | Division | | | yes | |
| | select_one district | district | District | division = \${division} | | yes | |
| | select_one upazila | upazila | Upazila | division = \${division} and district = \${district} | \${district} != '' | yes | |
| | select_multiple upazila | visited | Visited | district = \${district} or district = '20' | | | |
| | select_one upazila | other | Another | name != \${upazila} and district = \${district} | | | |
| | integer | most | At most | | | | |
| | select_one upazila | small | Small one | people <= \${most} | | | |
| | calculate | people | | | | | instance('upazila')/root/item[name = \${upazila}]/people |
| | calculate | all | | | | | sum(instance('upazila')/root/item[district = \${district}]/people) |
| | calculate | label | | | | | jr:choice-name(\${upazila}, '\${upazila}') |
| | calculate | how_many | | | | | count(instance('upazila')/root/item[division = \${division}]) |

| choices | list_name | name | label | division | district | people |
| | division | 1 | North | | | |
| | division | 2 | South | | | |
| | district | 10 | N-One | 1 | | |
| | district | 11 | N-Two | 1 | | |
| | district | 20 | S-One | 2 | | |
| | upazila | 101 | N-One-A | 1 | 10 | 500 |
| | upazila | 102 | N-One-B | 1 | 10 | 1500 |
| | upazila | 111 | N-Two-A | 1 | 11 | 700 |
| | upazila | 201 | S-One-A | 2 | 20 | 900 |
`,
    steps: [
      set("division", "1"),
      set("district", "10"),
      set("upazila", "102"),
      set("visited", "201 101"),
      set("other", "101"),
      set("other", "102"),
      set("most", "800"),
      set("small", "111"),
      set("most", "600"),
      set("district", "11"),
      set("upazila", "111"),
      set("division", "2"),
      set("division", "1"),
      set("district", ""),
    ],
    apart: { all: EMPTY_SUM },
  },
  {
    name: "likert grids with a score",
    form: `
| survey | type | name | label | appearance | relevant | required | calculation |
| | begin group | grid | How content are you with … | field-list | | | |
| | select_one likert | water | Water | | | yes | |
| | select_one likert | roads | Roads | | | yes | |
| | select_one likert | lights | Lights | | \${water} != '5' | | |
| | end group | | | | | | |
| | rank need | needs | What is most urgent? | | | | |
| | range | mark | A mark from 1 to 10 | | | | |
| | calculate | score | | | | | number(\${water}) + \${roads} |
| | calculate | mean | | | | | round((\${water} + \${roads} + \${lights}) div 3, 2) |
| | calculate | low | | | | | min(\${water}, \${roads}, 4) |
| | calculate | answered | | | | | count-non-empty(\${grid}/*) |
| | calculate | ticks | | | | | checklist(1, 2, \${water} = '5', \${roads} = '5', \${lights} = '5') |
| | calculate | weight | | | | | weighted-checklist(3, 7, \${water} > 3, 4, \${roads} > 3, 2) |
| | text | why | Why so low? | | \${score} <= 4 or \${mark} < 3 | yes | |

| choices | list_name | name | label |
| | likert | 1 | Not at all |
| | likert | 2 | Little |
| | likert | 3 | So so |
| | likert | 4 | Well |
| | likert | 5 | Very |
| | need | water | Water |
| | need | roads | Roads |
| | need | waste | Waste |
`,
    steps: [
      set("grid/water", "2"),
      set("grid/roads", "1"),
      set("grid/lights", "4"),
      set("why", "Dry"),
      set("grid/water", "5"),
      set("needs", "waste water roads"),
      set("mark", "2"),
      set("mark", "10"),
      set("grid/roads", "5"),
      set("grid/water", ""),
    ],
  },
  {
    name: "finances with totals, shares and limits across sections",
    form: `
| survey | type | name | label | relevant | constraint | required | calculation | readonly | default |
| | begin group | income | Income | | | | | | |
| | decimal | tax | Tax | | . >= 0 | yes | | | |
| | decimal | fees | Fees | | . >= 0 | | | | 0 |
| | decimal | grants | Grants | | . >= 0 | | | | 100.5 |
| | calculate | income_total | | | | | \${tax} + \${fees} + \${grants} | | |
| | end group | | | | | | | | |
| | begin group | spending | Spending | \${income_total} > 0 | | | | | |
| | integer | pay | Pay | | . <= \${income_total} | | | | |
| | integer | works | Works | | . + \${pay} <= \${income_total} | | | | |
| | integer | half | Half of it | | | | \${income_total} div 2 | yes | |
| | decimal | rest | What is left | | | | \${income_total} - \${pay} - \${works} | yes | |
| | end group | | | | | | | | |
| | calculate | share | | | | | format-date('2026-03-09', '%e.%n.%Y') | | |
| | calculate | percent | | | | | concat(round(\${tax} div \${income_total} * 100, 1), ' %') | | |
| | calculate | spent | | | | | coalesce(\${pay}, 0) + coalesce(\${works}, 0) | | |
| | text | why | Why a loss? | \${spent} > \${income_total} | | yes | | | |
| | calculate | big | | | | | \${tax} * 1000000000 | | |
| | calculate | tiny | | | | | 1 div 3 | | |
| | calculate | nan | | | | | \${why} * 2 | | |
| | calculate | compare | | | | | \${tax} = \${grants} | | |
`,
    steps: [
      set("income/tax", "1000.25"),
      set("income/fees", "20"),
      set("spending/pay", "500"),
      set("spending/works", "700"),
      set("spending/works", "600"),
      set("income/fees", ""),
      set("income/fees", "0"),
      set("income/tax", "100.5"),
      set("why", "Old debts"),
      set("income/tax", "-1"),
      set("income/tax", ""),
      set("income/tax", "1e3"),
    ],
    apart: { percent: "XPath 1.0, 4.2: the text of NaN is NaN" },
  },
  {
    name: "times and days of visits",
    form: `
| survey | type | name | label | relevant | constraint | required | calculation |
| | date | first | First visit | | | yes | |
| | date | last | Last visit | | . >= \${first} | | |
| | time | opens | Opens | | | | |
| | time | closes | Closes | | . > \${opens} | | |
| | dateTime | at | Just when | | | | |
| | calculate | days | | | | | \${last} - \${first} |
| | calculate | hours | | | | | (decimal-time(\${closes}) - decimal-time(\${opens})) * 24 |
| | calculate | week | | | | | format-date(\${first}, '%a %d %b %y') |
| | calculate | soon | | | | | date(decimal-date-time(\${first}) + 7) |
| | calculate | year | | | | | number(format-date(\${first}, '%Y')) + 1 |
| | calculate | month | | | | | int(format-date(\${first}, '%m')) |
| | calculate | same | | | | | if(\${first} = \${last}, 'same', 'other') |
| | calculate | after | | | | | if(\${first} > date('2026-01-01'), 'after', 'before') |
| | calculate | days_since | | | | | int(decimal-date-time(\${first})) |
| | note | long | More than \${days} days | \${days} > 30 | | | |
`,
    steps: [
      set("first", "2026-02-27"),
      set("last", "2026-02-01"),
      set("last", "2026-04-01"),
      set("opens", "09:30:00.000"),
      set("closes", "08:00:00.000"),
      set("closes", "17:00:00.000"),
      set("first", "2025-12-31"),
      set("last", "2025-12-31"),
      set("first", "31.12.2025"),
      set("first", ""),
    ],
    apart: { soon: "theirs says “Invalid Date” of a number, which JavaRosa takes for days" },
  },
  {
    name: "places on the map",
    form: `
| survey | type | name | label | relevant | constraint | calculation |
| | geopoint | office | Office | | | |
| | geopoint | plant | Plant | | | |
| | geotrace | road | Road | | | |
| | geoshape | ward | Ward | | | |
| | calculate | apart | | | | if(\${office} != '' and \${plant} != '', distance(concat(\${office}, ';', \${plant})), 0) |
| | calculate | size | | | | round(area(\${ward}), 0) |
| | calculate | along | | | | if(\${road} != '', round(distance(\${road}), 1), '') |
| | calculate | lat | | | | selected-at(\${office}, 0) |
| | note | far | Far away | \${apart} > 1000 | | |
`,
    steps: [
      set("office", "23.8103 90.4125 0 0"),
      set("plant", "23.82 90.42 0 0"),
      set("road", "23.81 90.41 0 0; 23.82 90.42 0 0; 23.83 90.42 0 0"),
      set("ward", "23.81 90.41 0 0; 23.82 90.42 0 0; 23.83 90.41 0 0; 23.81 90.41 0 0"),
      set("plant", ""),
    ],
  },
  {
    name: "answers that depend on when they were given: defaults, triggers and what is kept once",
    form: `
| survey | type | name | label | calculation | default | trigger | readonly | required | relevant |
| | text | who | Who | | Nobody | | | | |
| | date | day | Day | | today() | | | | |
| | text | greeting | Greeting | | concat('Hello ', \${who}) | | | | |
| | calculate | stamp | | concat(\${who}, '!') | | \${who} | | | |
| | text | shown | Shown | concat('Dear ', \${who}) | | | yes | yes | |
| | calculate | kept | | once(\${who}) | | | | | |
| | hidden | edition | | | 7 | | | | |
| | select_one yn | sure | Sure? | | yes | | | | |
| | text | more | More | | as before | | | | \${sure} = 'no' |
| | begin repeat | visit | Visit | | | | | | |
| | text | by | By | | \${who} | | | | |
| | integer | place | Place | | position(..) | | | | |
| | integer | next | Next | | 3 | | | | |
| | end repeat | | | | | | | | |
| | calculate | visits | | count(\${visit}) | | | | | |

| choices | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
`,
    steps: [
      set("who", "Rehana"),
      set("who", "Salma"),
      set("sure", "no"),
      set("more", "changed"),
      set("sure", "yes"),
      set("sure", "no"),
      add("visit"),
      set("visit[2]/next", ""),
      add("visit"),
      remove("visit[1]"),
      set("who", ""),
    ],
  },
];

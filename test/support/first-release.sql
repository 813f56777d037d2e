-- What an office had in its database by the first release (migrations 0000 and 0001): one of everything that people give.
insert into divisions (code, name_en, name_bn) values ('D', 'Khulna', 'খুলনা');
insert into regions (code, name_en, name_bn) values ('R', 'Jashore', 'যশোর');
insert into districts values ('55', 'D', 'Magura', 'মাগুরা', 1, 1, 'Mag', 'মাগু');
insert into municipalities (code, name_en, name_bn, district_code, region_code) values ('M5501', 'Magura', 'মাগুরা', '55', 'R');
insert into persons (id, email, name) values ('00000000-0000-7000-8000-000000000001', 'rehana@magura.example', 'Rehana Parvin');
insert into files (id, name, type, size, sha256)
  values ('00000000-0000-7000-8000-000000000002', 'form.xlsx', 'application/x', 4,
    '6ed275c1ee8e6a5e2f4c1b3fe0b9c3b5f1f4c9b9a1d6b6c5d6f0e1f2a3b4c5d6');
insert into questionnaires (id, form_id) values ('00000000-0000-7000-8000-000000000003', 'basic');
insert into questionnaire_versions (id, questionnaire_id, number, state, title, definition, warnings, workbook_file_id)
  values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000003', 1, 'published', '{"en":"Basic"}',
    '{"formId":"basic"}', '[]', '00000000-0000-7000-8000-000000000002');
insert into rounds (id, questionnaire_id, version_id, title_bn, title_en, period, opens_on, due_on)
  values ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000003',
    '00000000-0000-7000-8000-000000000004', 'পর্ব', 'Round', '2025-26', '2026-11-01', '2026-11-30');
insert into responses (id, round_id, respondent_code, municipality_code, state, draft_version, revision, submitted_at)
  values ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', 'M5501', 'M5501', 'submitted', 2, 1,
    '2026-11-20T06:00:00Z');
insert into response_drafts (response_id, version, answers, saved_by)
  values ('00000000-0000-7000-8000-000000000006', 1, '{"a":1}', '00000000-0000-7000-8000-000000000001'),
    ('00000000-0000-7000-8000-000000000006', 2, '{"a":"২"}', '00000000-0000-7000-8000-000000000001');
insert into response_revisions (response_id, number, version_id, answers, receipt, submitted_by, on_behalf)
  values ('00000000-0000-7000-8000-000000000006', 1, '00000000-0000-7000-8000-000000000004', '{"a":2}', '2611-M5501-0001',
    '00000000-0000-7000-8000-000000000001', false);
insert into response_events (response_id, kind, revision, by)
  values ('00000000-0000-7000-8000-000000000006', 'submitted', 1, '00000000-0000-7000-8000-000000000001');
insert into response_comments (response_id, revision, path, comment, by)
  values ('00000000-0000-7000-8000-000000000006', 1, 'a', 'Why so few?', '00000000-0000-7000-8000-000000000001');
insert into audit (at, actor_id, actor_name, action, subject_kind, subject_id, municipality_code, detail)
  values ('2026-11-20T06:00:00Z', '00000000-0000-7000-8000-000000000001', 'Rehana Parvin', 'rounds.response.submit', 'response',
    '00000000-0000-7000-8000-000000000006', 'M5501', '{"receipt":"2611-M5501-0001"}');

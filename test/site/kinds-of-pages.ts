/** One page of each kind, which stands for all of that kind in what is measured in a browser. A new kind is a line here. */
export const KINDS_OF_PAGES: Readonly<Record<string, string>> = {
  home: '/',
  'symptom table': '/symptoms/',
  runbook: '/runbooks/fd-leak/',
  'list of runbooks': '/runbooks/',
  playbook: '/playbook/',
  'prevention list': '/prevention/',
  'list of case studies': '/case-studies/',
  'case study': '/case-studies/2023-unclosed-response-bodies/',
  guide: '/guides/connection-pooling/',
  'page of text': '/how-it-decides/',
  'missing page': '/404.html',
};

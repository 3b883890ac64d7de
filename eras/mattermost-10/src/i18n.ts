const en = {
  'era10.greeting': 'era 10 greets {name}',
  'era10.count': '{count, plural, one {# team} other {# teams}}',
};
const de = {
  'era10.greeting': 'Ära 10 grüßt {name}',
  'era10.count': '{count, plural, one {# Team} other {# Teams}}',
};

export const translations = (locale: string): Record<string, string> => (locale === 'de' ? de : en);

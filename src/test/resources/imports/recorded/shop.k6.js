import http from 'k6/http';
import { check, group, sleep } from 'k6';
import { randomIntBetween } from 'https://jslib.k6.io/k6-utils/1.4.0/index.js';

const BASE = __ENV.BASE_URL || 'https://shop.example.com';
const json = { headers: { 'Content-Type': 'application/json', 'X-Api-Key': 'SECRET-k6-1' } };

export const options = {
  scenarios: {
    shoppers: {
      executor: 'ramping-arrival-rate',
      startRate: 1,
      timeUnit: '1s',
      preAllocatedVUs: 20,
      stages: [
        { duration: '30s', target: 10 },
        { duration: '1m30s', target: 10 },
      ],
    },
    watchers: { executor: 'constant-vus', vus: 2, duration: '2m', exec: 'watch' },
  },
  thresholds: {
    http_req_duration: ['p(95)<500', 'avg<=200', { threshold: 'max<3000', abortOnFail: true }],
    http_req_failed: ['rate<0.01'],
    'http_req_duration{name:check out}': ['p(99)<2500'],
    http_reqs: ['rate>5'],
    checks: ['rate>0.99'],
  },
};

export function setup() {
  http.post(`${BASE}/reset`);
}

function login() {
  const answer = http.post(
    `${BASE}/login`,
    JSON.stringify({ user: 'ann', password: 'SECRET-k6-2' }),
    json
  );
  check(answer, { 'logged in': (r) => r.status === 200 && r.body.includes('token') });
  return answer.json('data.token');
}

export default function () {
  login();
  // http.get('https://shop.example.com/commented-out')
  const list = http.get(`${BASE}/products?page=${1}`, { tags: { name: 'list products' } });
  check(list, {
    'is 200': (r) => r.status === 200,
    fast: (r) => r.timings.duration < 300,
  });
  const product = list.json('0.id');
  sleep(randomIntBetween(1, 3));
  group('product', () => {
    http.get(`${BASE}/products/${product}`);
    http.get(http.url`${BASE}/products/${product}/reviews`);
  });
  for (let i = 0; i < 3; i++) {
    http.get(BASE + '/stock');
  }
  if (Math.random() < 0.3) {
    const params = { headers: { ...json.headers }, tags: { name: 'check out' } };
    const paid = http.post(BASE + '/checkout', { card: 'visa', card_pin: 'SECRET-k6-3' }, { tags: { name: 'check out' } });
    check(paid, { created: (r) => [200, 201].includes(r.status) });
  } else {
    http.del(`${BASE}/cart`);
  }
  const user = data[Math.floor(Math.random() * data.length)];
  http.get(`${BASE}/users/${user.id}`);
  http.batch([['GET', `${BASE}/a`], { method: 'POST', url: `${BASE}/b`, body: 'x=1' }, `${BASE}/c`]);
  sleep(1 + Math.random() * 2);
}

export function watch() {
  const res = http.request('GET', `${BASE}/status`);
  check(res, { up: (r) => r.status >= 200 && r.status < 300 });
  sleep(5);
}

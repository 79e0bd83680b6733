import { validityOver39Months } from '../../../server/src/rules/webpki/validity-over-39-months.ts';
import { validityOver46Days } from '../../../server/src/rules/webpki/validity-over-46-days.ts';
import { validityOver47Days } from '../../../server/src/rules/webpki/validity-over-47-days.ts';
import { validityOver99Days } from '../../../server/src/rules/webpki/validity-over-99-days.ts';
import { validityOver100Days } from '../../../server/src/rules/webpki/validity-over-100-days.ts';
import { validityOver199Days } from '../../../server/src/rules/webpki/validity-over-199-days.ts';
import { validityOver200Days } from '../../../server/src/rules/webpki/validity-over-200-days.ts';
import { validityOver397Days } from '../../../server/src/rules/webpki/validity-over-397-days.ts';
import { validityOver398Days } from '../../../server/src/rules/webpki/validity-over-398-days.ts';
import { validityOver825Days } from '../../../server/src/rules/webpki/validity-over-825-days.ts';
import { DAY } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import { ends, toFixture } from './public-certificates.ts';

/** The steps by which certificates became shorter. */
export const lifetimeFixtures: readonly FieldFixture[] = [
  toFixture(validityOver39Months, () => ends(Date.UTC(2017, 0, 1), Date.UTC(2020, 5, 1))),
  toFixture(validityOver825Days, () => ends(Date.UTC(2019, 0, 1), Date.UTC(2021, 11, 1))),
  toFixture(validityOver398Days, () => ends(Date.UTC(2024, 0, 1), Date.UTC(2025, 5, 1))),
  toFixture(validityOver397Days, () => ends(Date.UTC(2024, 0, 1), Date.UTC(2025, 1, 1))),
  toFixture(validityOver200Days, () => ends(Date.UTC(2026, 3, 1), Date.UTC(2026, 3, 1) + 201 * DAY)),
  toFixture(validityOver199Days, () => ends(Date.UTC(2026, 3, 1), Date.UTC(2026, 3, 1) + 199 * DAY)),
  toFixture(validityOver100Days, () => ends(Date.UTC(2027, 3, 1), Date.UTC(2027, 3, 1) + 101 * DAY)),
  toFixture(validityOver99Days, () => ends(Date.UTC(2027, 3, 1), Date.UTC(2027, 3, 1) + 99 * DAY)),
  toFixture(validityOver47Days, () => ends(Date.UTC(2029, 3, 1), Date.UTC(2029, 3, 1) + 48 * DAY)),
  toFixture(validityOver46Days, () => ends(Date.UTC(2029, 3, 1), Date.UTC(2029, 3, 1) + 46 * DAY)),
];

import { StreamSlots } from './StreamSlots';

describe('StreamSlots', () => {
  it('gives one caller so many, and all callers together so many', () => {
    const slots = new StreamSlots({ perCaller: 2, total: 3 });
    const release = slots.take('ada');
    slots.take('ada');
    expect(() => slots.take('ada')).toThrow('You have 2 logs open already');
    slots.take('bob');
    expect(() => slots.take('eve')).toThrow(
      'This backend has 3 logs open already',
    );
    release();
    release();
    slots.take('eve');
    expect(() => slots.take('ada')).toThrow('This backend has 3 logs open');
  });
});

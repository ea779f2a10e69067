import { onMounted, ref } from 'vue';

/** The answer of a request that is made when the page is shown, and again by `load`. */
export function useRequest(request) {
  const answer = ref();
  const problem = ref('');
  const isLoading = ref(true);

  async function load() {
    isLoading.value = true;
    try {
      answer.value = await request();
      problem.value = '';
    } catch (error) {
      problem.value = error.message;
    } finally {
      isLoading.value = false;
    }
  }

  /** Does something that changes the answer, and asks anew. */
  async function change(action) {
    try {
      await action();
      await load();
    } catch (error) {
      problem.value = error.message;
    }
  }

  onMounted(load);
  return { answer, problem, isLoading, load, change };
}

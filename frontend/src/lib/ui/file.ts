const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether this is the id of a file of ours, and so leads nowhere else. */
export const isFile = (id: string): boolean => ID.test(id);

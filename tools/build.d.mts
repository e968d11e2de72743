/** Emits changed files of the projects (all by default). @returns how many were written */
export function build(projects?: readonly string[]): Promise<number>;

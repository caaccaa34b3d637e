export declare const listNames: string[];
export declare function faultsOf(root: string, list: string): string[];

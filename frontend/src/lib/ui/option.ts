/** One thing to choose in a combobox. */
export interface Option {
	id: string;
	label: string;
	/** A word beside it that helps to choose: the group of a topic, the city of a person. */
	note?: string;
}

variable "bucket" {
  description = "The name of the bucket."
  type        = string
}

variable "noncurrent_days" {
  description = "For how many days what was deleted or overwritten can be had back."
  type        = number
}

variable "name" {
  description = "The name of the system, which names begin with."
  type        = string
}

variable "account" {
  description = "The only account that is changed."
  type        = string
}

variable "region" {
  description = "The region of everything."
  type        = string
}

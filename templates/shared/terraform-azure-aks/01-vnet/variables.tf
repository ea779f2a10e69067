variable "name" {
  description = "The name of the system, which names begin with."
  type        = string
}

variable "subscription" {
  description = "The only subscription that is changed."
  type        = string
}

variable "region" {
  description = "The region of everything."
  type        = string
}

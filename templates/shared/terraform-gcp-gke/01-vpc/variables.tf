variable "name" {
  description = "The name of the system, which names begin with."
  type        = string
}

variable "project" {
  description = "The project of Google Cloud."
  type        = string
}

variable "region" {
  description = "The region of everything."
  type        = string
}
